package orrery.protocols.order.mutex;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import orrery.api.Change;
import orrery.api.Check;
import orrery.api.NodeId;
import orrery.api.Snapshot;

/** What the protocols promise: safety, order and progress (Lamport, conditions I to III). */
final class Promises {

    static final String EXCLUSION = "mutual exclusion";
    static final String IN_ORDER = "entries in the order of requests";
    static final String PROGRESS = "whoever asks enters";

    private static final String WAITING = "two processes wait";
    private static final String INSIDE = "a process is inside";

    private Promises() {}

    static List<Check> all() {
        return List.of(
                Check.always(EXCLUSION, Promises::crowd),
                Check.remembering(
                        IN_ORDER, new Entries(Optional.empty(), Optional.empty()), Entries::after, Entries::objection),
                Check.eventually(PROGRESS, Duration.ofSeconds(30), Promises::unfinished),
                Check.sometimes(WAITING, Promises::contended));
    }

    /** Where processes vote, an earlier request may come later: there is no condition II. */
    static List<Check> withoutOrder() {
        return all().stream().filter(check -> !check.promise().equals(IN_ORDER)).toList();
    }

    static Map<String, Predicate<Snapshot>> landmarks() {
        Map<String, Predicate<Snapshot>> moments = new LinkedHashMap<>();
        moments.put(INSIDE, now -> !now.all(Inside.class).isEmpty());
        moments.put(WAITING, Promises::contended);
        return moments;
    }

    private static boolean contended(Snapshot now) {
        return now.all(Waiting.class).size() > 1;
    }

    /** The critical section is granted to one process at a time (condition I). */
    private static Optional<String> crowd(Snapshot now) {
        List<Inside> inside = now.all(Inside.class);
        return inside.size() < 2
                ? Optional.empty()
                : Optional.of(inside.stream()
                                .map(process -> process.algorithm().claim().toString())
                                .collect(Collectors.joining(" and "))
                        + " are inside together");
    }

    /** Everybody has entered as often as it wanted (condition III). */
    private static Optional<String> unfinished(Snapshot now) {
        return now.all(Role.class).stream().anyMatch(process -> process.left() > 0)
                ? Optional.of(now.all(Waiting.class).size() + " wait, and "
                        + now.all(Inside.class).size() + " are inside" + waits(now))
                : Optional.empty();
    }

    /** Who waits for whom: a circle in it is a deadlock. */
    private static String waits(Snapshot now) {
        List<String> words = new ArrayList<>();
        for (Waiting process : now.all(Waiting.class)) {
            List<String> awaited =
                    process.algorithm().awaited().stream().map(NodeId::name).toList();
            words.add(process.algorithm().claim().process() + " waits for "
                    + (awaited.isEmpty() ? "nobody" : String.join(" and ", awaited)));
        }
        return words.isEmpty() ? "" : " (" + String.join("; ", words) + ")";
    }

    /** Requests are granted in the order of their times, which respects what happened before what (condition II). */
    private record Entries(Optional<Claim> last, Optional<String> objection) {

        Entries after(Change change) {
            if (!(change.after().orElse(null) instanceof Inside entered)
                    || change.before().orElse(null) instanceof Inside) {
                return this;
            }
            Claim claim = entered.algorithm().claim();
            boolean early = last.isPresent() && !last.get().isBefore(claim);
            return new Entries(
                    Optional.of(claim), early ? Optional.of(claim + " entered after " + last.get()) : Optional.empty());
        }
    }
}
