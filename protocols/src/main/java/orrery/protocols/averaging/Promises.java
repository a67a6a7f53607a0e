package orrery.protocols.averaging;

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

    static final String ALIKE = "in the end all hold nearly the same";

    /** A hundredth, in units. */
    private static final long NEARLY = Options.ONE / 100;

    private Promises() {}

    static List<Check> all() {
        return List.of(
                Mass.check(),
                Check.sometimes("two nodes have met", Promises::met),
                Check.eventually(ALIKE, Duration.ofSeconds(30), Promises::different));
    }

    static Map<String, Predicate<Snapshot>> landmarks() {
        Map<String, Predicate<Snapshot>> moments = new LinkedHashMap<>();
        moments.put("two nodes have met", Promises::met);
        moments.put(
                "a node waits for an answer",
                now -> now.all(Averager.class).stream()
                        .anyMatch(node -> node.saved().open().isPresent()));
        return Collections.unmodifiableMap(moments);
    }

    private static boolean met(Snapshot now) {
        return now.all(Averager.class).stream()
                .anyMatch(node -> !node.saved().settled().isEmpty());
    }

    /** Looks no further than the first that holds something else than the one before it. */
    private static Optional<String> different(Snapshot now) {
        Averager before = null;
        for (NodeId id : now.nodes()) {
            Node<?, ?> state = now.state(id).orElse(null);
            if (!(state instanceof Averager node)) {
                return Optional.of(id + " is down, and what it holds with it");
            }
            if (before != null && Math.abs(node.value() - before.value()) > NEARLY) {
                return Optional.of(before + ", " + node);
            }
            before = node;
        }
        return Optional.empty();
    }
}
