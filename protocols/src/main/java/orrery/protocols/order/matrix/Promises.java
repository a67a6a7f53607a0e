package orrery.protocols.order.matrix;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.pcollections.PVector;
import orrery.api.Check;
import orrery.api.NodeId;
import orrery.api.Snapshot;

/** What a matrix clock is worth, measured by what the others really have heard. */
final class Promises {

    static final String SOUND = "nobody is thought to have heard more than he has";
    static final String KEPT = "what a log forgets all have heard";
    static final String RIGHT = "the dictionary is what was added and not removed";
    static final String QUIET = "in the end all have heard everything, and every log is empty";

    private static final String FORGOTTEN = "a log forgets";
    private static final String HEARSAY = "somebody is known at second hand to have heard of an event";

    private Promises() {}

    static List<Check> all() {
        return List.of(
                Check.always(SOUND, Promises::overrated),
                Check.always(KEPT, Promises::lost),
                Dictionary.check(),
                Check.eventually(QUIET, Duration.ofSeconds(20), Promises::unfinished),
                Check.sometimes(FORGOTTEN, Promises::forgets),
                Check.sometimes(HEARSAY, Promises::hearsay));
    }

    static Map<String, Predicate<Snapshot>> landmarks() {
        Map<String, Predicate<Snapshot>> moments = new LinkedHashMap<>();
        moments.put(FORGOTTEN, Promises::forgets);
        moments.put(HEARSAY, Promises::hearsay);
        return Collections.unmodifiableMap(moments);
    }

    /** What a node has, or has on its disk while it is down. */
    private static Optional<Saved> of(Snapshot now, NodeId node) {
        return now.state(node)
                .map(state -> ((Process) state).saved())
                .or(() -> now.saved(node).map(Saved.class::cast));
    }

    private static Optional<String> overrated(Snapshot now) {
        for (Process process : now.all(Process.class)) {
            for (NodeId other : process.place().others()) {
                PVector<Long> thought = process.saved().heard(other.index());
                Optional<PVector<Long>> heard = of(now, other).map(has -> has.heard(other.index()));
                if (heard.isPresent() && !TimeTable.atMost(thought, heard.get())) {
                    return Optional.of(process.place().self() + " thinks that " + other + " has heard " + thought
                            + ", and it has heard " + heard.get());
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<String> lost(Snapshot now) {
        for (Process process : now.all(Process.class)) {
            for (NodeId other : process.place().others()) {
                Optional<PVector<Long>> theirs = of(now, other).map(has -> has.heard(other.index()));
                Optional<String> lost = theirs.flatMap(heard -> lost(process, other, heard));
                if (lost.isPresent()) {
                    return lost;
                }
            }
        }
        return Optional.empty();
    }

    /** An event that a process has heard of and does not keep, and another has not heard of. */
    private static Optional<String> lost(Process process, NodeId other, PVector<Long> heard) {
        PVector<Long> mine = process.saved().heard(process.place().index());
        for (int whose = 0; whose < mine.size(); whose++) {
            for (long number = heard.get(whose) + 1; number <= mine.get(whose); number++) {
                NodeId by = process.place().process(whose);
                Happened.Id event = new Happened.Id(by, number);
                if (!process.saved().log().containsKey(event)) {
                    return Optional.of(process.place().self() + " has forgotten " + event + ", of which " + other
                            + " has not heard");
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<String> unfinished(Snapshot now) {
        for (Process process : now.all(Process.class)) {
            if (process.done() < process.place().options().events()) {
                return Optional.of(process.place().self() + " has done " + process.done() + " of "
                        + process.place().options().events());
            }
            if (!process.saved().log().isEmpty()) {
                return Optional.of(process.place().self() + " keeps "
                        + process.saved().log().values());
            }
        }
        return Optional.empty();
    }

    private static boolean forgets(Snapshot now) {
        return now.all(Process.class).stream()
                .anyMatch(process -> process.saved().log().size()
                        < process.saved().heard(process.place().index()).stream()
                                .mapToLong(Long::longValue)
                                .sum());
    }

    /** A process knows of another that it has heard of a third one's event. */
    private static boolean hearsay(Snapshot now) {
        for (Process process : now.all(Process.class)) {
            for (NodeId who : process.place().others()) {
                for (NodeId whose : process.place().others()) {
                    if (!who.equals(whose) && process.saved().table().of(who.index(), whose.index()) > 0) {
                        return true;
                    }
                }
            }
        }
        return false;
    }
}
