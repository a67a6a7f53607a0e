package orrery.protocols.changroberts;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import orrery.api.Check;
import orrery.api.Snapshot;

/** One leader, the right one, and everybody knows. */
final class Promises {

    static final String ONE = "one leader";
    static final String LARGEST = "the largest number leads";
    static final String KNOWN = "a leader is elected and everybody knows";

    private static final String ELECTED = "a leader is elected";
    private static final String LOST = "a process has lost";

    private Promises() {}

    static List<Check> all() {
        return List.of(
                Check.always(ONE, Promises::several),
                Check.always(LARGEST, Promises::smaller),
                Check.eventually(KNOWN, Duration.ofSeconds(30), Promises::unknown),
                Check.sometimes(ELECTED, Promises::elected));
    }

    static Map<String, Predicate<Snapshot>> landmarks() {
        Map<String, Predicate<Snapshot>> moments = new LinkedHashMap<>();
        moments.put(LOST, now -> !now.all(Lost.class).isEmpty());
        moments.put(ELECTED, Promises::elected);
        return moments;
    }

    private static boolean elected(Snapshot now) {
        return !now.all(Leader.class).isEmpty();
    }

    private static Optional<String> several(Snapshot now) {
        List<Leader> leaders = now.all(Leader.class);
        return leaders.size() < 2
                ? Optional.empty()
                : Optional.of(leaders.get(0).place().self() + " and "
                        + leaders.get(1).place().self() + " both lead");
    }

    private static Optional<String> smaller(Snapshot now) {
        for (Leader leader : now.all(Leader.class)) {
            for (Role other : now.all(Role.class)) {
                if (other.number() > leader.number()) {
                    return Optional.of(leader.place().self() + " leads, and the number of "
                            + other.place().self() + " is larger");
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<String> unknown(Snapshot now) {
        if (!elected(now)) {
            return Optional.of("nobody leads (" + now.all(Candidate.class).size() + " may still win)");
        }
        return now.all(Role.class).stream()
                .filter(process -> process.place().options().announce())
                .filter(process -> !(process instanceof Leader)
                        && !(process instanceof Lost lost && lost.leader().isPresent()))
                .map(process -> process.place().self() + " has not been told who leads")
                .findFirst();
    }
}
