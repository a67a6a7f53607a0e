package orrery.protocols.pushsum;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import orrery.api.Check;
import orrery.api.Node;
import orrery.api.NodeId;
import orrery.api.Snapshot;

/** What must be true of every run. */
final class Promises {

    static final String KNOWN = "in the end all know the result";

    /** Of the result. */
    private static final double NEARLY = 0.01;

    private Promises() {}

    static List<Check> all() {
        return List.of(
                Mass.check(),
                Check.sometimes("a share is taken", Promises::taken),
                Check.eventually(KNOWN, Duration.ofSeconds(60), Promises::mistaken));
    }

    static Map<String, Predicate<Snapshot>> landmarks() {
        Map<String, Predicate<Snapshot>> moments = new LinkedHashMap<>();
        moments.put("a share is taken", Promises::taken);
        moments.put(
                "a share is on its way",
                now -> now.all(Pusher.class).stream()
                        .anyMatch(node -> !node.saved().given().isEmpty()));
        return Collections.unmodifiableMap(moments);
    }

    private static boolean taken(Snapshot now) {
        return now.all(Pusher.class).stream()
                .anyMatch(node -> !node.saved().taken().isEmpty());
    }

    /** Looks no further than the first that is mistaken. Among n nodes the values are 1, 2, ..., n. */
    private static Optional<String> mistaken(Snapshot now) {
        int nodes = now.nodes().size();
        for (NodeId id : now.nodes()) {
            Node<?, ?> state = now.state(id).orElse(null);
            if (!(state instanceof Pusher node)) {
                return Optional.of(id + " is down, and what it holds with it");
            }
            double result = node.options().compute().result(nodes);
            // what has no weight yet is not a number, and so not near to any
            if (!(StrictMath.abs(node.estimate() - result) <= NEARLY * result)) {
                return Optional.of(node + ", and the result is " + result + "; it has given "
                        + node.saved().serial() + " shares, and waits for the receipts of "
                        + node.saved().given().size());
            }
        }
        return Optional.empty();
    }
}
