package orrery.protocols.order.clock;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import orrery.api.Check;
import orrery.api.Snapshot;
import orrery.protocols.order.clock.Event.Relation;
import orrery.protocols.order.clock.HappenedBefore.Past;

/** What the two clocks tell of what really happened before what. */
final class Promises {

    static final String CLOCK_CONDITION = "clock condition";
    static final String CHARACTERISE = "vector clocks characterise causality";
    static final String TOLD_APART = "before, after and concurrent are told apart";

    static final String RECEIVED = "a message is received";
    static final String CONCURRENT = "a process hears of what is concurrent";

    private Promises() {}

    static List<Check> all() {
        return List.of(
                HappenedBefore.check(CLOCK_CONDITION, Promises::clockCondition),
                HappenedBefore.check(CHARACTERISE, Promises::characterise),
                HappenedBefore.check(TOLD_APART, Promises::toldApart),
                Check.sometimes(CONCURRENT, Promises::concurrent));
    }

    static Map<String, Predicate<Snapshot>> landmarks() {
        Map<String, Predicate<Snapshot>> moments = new LinkedHashMap<>();
        moments.put(
                RECEIVED,
                now -> now.all(Process.class).stream()
                        .anyMatch(process -> process.last().heard().isPresent()));
        moments.put(CONCURRENT, Promises::concurrent);
        return moments;
    }

    /** If one event happened before another, its Lamport time is smaller (Lamport, "Logical Clocks"). */
    private static Optional<String> clockCondition(HappenedBefore known) {
        Past last = known.last();
        for (int place = last.before().nextSetBit(0);
                place >= 0;
                place = last.before().nextSetBit(place + 1)) {
            Event earlier = known.events().get(place).event();
            if (earlier.stamp().lamport() >= last.event().stamp().lamport()) {
                return Optional.of(earlier.id() + " at " + earlier.stamp().lamport() + " happened before "
                        + last.event().id() + " at " + last.event().stamp().lamport());
            }
        }
        return Optional.empty();
    }

    /** One event happened before another if, and only if, its vector is smaller (Mattern). */
    private static Optional<String> characterise(HappenedBefore known) {
        Past last = known.last();
        for (int place = 0; place < known.events().size(); place++) {
            if (place == known.latest()) {
                continue;
            }
            Event earlier = known.events().get(place).event();
            boolean smaller =
                    smaller(earlier.stamp().vector(), last.event().stamp().vector());
            if (smaller != last.contains(place)) {
                return Optional.of(earlier.id() + " at " + earlier.stamp().vector()
                        + (last.contains(place) ? " happened" : " did not happen") + " before "
                        + last.event().id() + " at " + last.event().stamp().vector());
            }
            if (smaller(last.event().stamp().vector(), earlier.stamp().vector())) {
                return Optional.of(
                        last.event().id() + " at " + last.event().stamp().vector()
                                + " did not happen before " + earlier.id() + " at "
                                + earlier.stamp().vector());
            }
        }
        return Optional.empty();
    }

    /** By the definition, not by the rule that is on trial. */
    private static boolean smaller(VectorTime one, VectorTime other) {
        return one.atMost(other) && !other.atMost(one);
    }

    /** What the process itself read from the vectors is so. */
    private static Optional<String> toldApart(HappenedBefore known) {
        Event receipt = known.last().event();
        int previous = known.previousOf(receipt.id());
        Integer sending = receipt.heard().map(known.places()::get).orElse(null);
        if (receipt.relation().isEmpty() || previous < 0 || sending == null) {
            return Optional.empty();
        }
        Relation truth = known.events().get(previous).contains(sending)
                ? Relation.BEFORE
                : known.events().get(sending).contains(previous) ? Relation.AFTER : Relation.CONCURRENT;
        return receipt.relation().get() == truth
                ? Optional.empty()
                : Optional.of(
                        receipt.id().process() + " takes " + receipt.heard().get() + " for "
                                + receipt.relation().get() + " its "
                                + known.events().get(previous).event().id() + ", and it is " + truth);
    }

    private static boolean concurrent(Snapshot now) {
        return now.all(Process.class).stream()
                .anyMatch(process -> process.last()
                        .relation()
                        .filter(Relation.CONCURRENT::equals)
                        .isPresent());
    }
}
