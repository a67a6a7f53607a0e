package orrery.protocols.order.termination;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import orrery.api.Check;
import orrery.api.Snapshot;

/** What an announcement is worth, and that it comes. */
final class Promises {

    static final String TRUE = "all is over when it is announced";
    static final String ANNOUNCED = "when all is over it is announced";

    private static final String TRAP = "all are passive and a message is on its way";

    private Promises() {}

    static List<Check> all() {
        return List.of(
                Check.always(TRUE, Promises::early),
                Check.eventually(ANNOUNCED, Duration.ofSeconds(30), Promises::unannounced),
                Check.sometimes(TRAP, Promises::trap));
    }

    static Map<String, Predicate<Snapshot>> landmarks() {
        Map<String, Predicate<Snapshot>> moments = new LinkedHashMap<>();
        moments.put(TRAP, Promises::trap);
        moments.put("all is over", now -> nobodyIsActive(now) && underWay(now) == 0);
        return moments;
    }

    private static boolean announced(Snapshot now) {
        return now.all(Machine.class).stream()
                .anyMatch(machine -> machine.books().announced());
    }

    private static boolean nobodyIsActive(Snapshot now) {
        return now.all(Active.class).isEmpty();
    }

    /** Messages that were sent and not received, since none is lost or comes twice. */
    private static long underWay(Snapshot now) {
        return now.all(Machine.class).stream()
                .mapToLong(machine -> machine.books().sent() - machine.books().received())
                .sum();
    }

    private static boolean trap(Snapshot now) {
        return nobodyIsActive(now) && underWay(now) > 0;
    }

    private static Optional<String> early(Snapshot now) {
        if (!announced(now)) {
            return Optional.empty();
        }
        List<Active> active = now.all(Active.class);
        if (!active.isEmpty()) {
            return Optional.of(
                    "the end is announced, and " + active.getFirst().place().self() + " is active");
        }
        long underWay = underWay(now);
        return underWay == 0
                ? Optional.empty()
                : Optional.of("the end is announced, and " + underWay + " messages are on their way");
    }

    private static Optional<String> unannounced(Snapshot now) {
        if (announced(now)) {
            return Optional.empty();
        }
        if (!nobodyIsActive(now) || underWay(now) > 0) {
            return Optional.of(
                    now.all(Active.class).size() + " are active, and " + underWay(now) + " messages are on their way");
        }
        String holder = now.all(Machine.class).stream()
                .filter(machine -> machine.books().token().isPresent())
                .map(machine -> machine.place().self() + " has the token")
                .findFirst()
                .orElse("no machine has the token");
        return Optional.of(
                "all are passive and no message is on its way, but nobody has announced the end (" + holder + ")");
    }
}
