package orrery.protocols.bully;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import orrery.api.Check;
import orrery.api.NodeId;
import orrery.api.Snapshot;

/** One coordinator at a time, in the end the highest that is up, and all know. */
final class Promises {

    static final String ONE = "one coordinator at a time";
    static final String HIGHEST = "in the end the highest that is up coordinates, and all know";

    private static final String COORDINATES = "a process coordinates";
    private static final String STANDS = "an election is called";

    private Promises() {}

    static List<Check> all() {
        return List.of(
                Check.always(ONE, Promises::several),
                Check.eventually(HIGHEST, Duration.ofSeconds(10), Promises::unsettled),
                Check.sometimes(COORDINATES, Promises::coordinated));
    }

    static Map<String, Predicate<Snapshot>> landmarks() {
        Map<String, Predicate<Snapshot>> moments = new LinkedHashMap<>();
        moments.put(STANDS, now -> !now.all(Candidate.class).isEmpty());
        moments.put(COORDINATES, Promises::coordinated);
        return moments;
    }

    private static boolean coordinated(Snapshot now) {
        return !now.all(Coordinator.class).isEmpty();
    }

    private static Optional<String> several(Snapshot now) {
        List<Coordinator> coordinators = now.all(Coordinator.class);
        return coordinators.size() < 2
                ? Optional.empty()
                : Optional.of(coordinators.get(0).place().self() + " and "
                        + coordinators.get(1).place().self() + " both coordinate");
    }

    private static Optional<String> unsettled(Snapshot now) {
        List<Process> up = now.all(Process.class);
        if (up.isEmpty()) {
            return Optional.of("nobody is up");
        }
        NodeId highest = up.getLast().place().self();
        if (!(up.getLast() instanceof Coordinator)) {
            return Optional.of(highest + " is the highest that is up, and does not coordinate");
        }
        return up.stream()
                .limit(up.size() - 1L)
                .filter(process -> !(process instanceof Follower follower
                        && follower.coordinator().equals(Optional.of(highest))))
                .map(process -> process.place().self() + " does not follow " + highest)
                .findFirst();
    }
}
