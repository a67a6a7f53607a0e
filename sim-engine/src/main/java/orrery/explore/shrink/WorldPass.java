package orrery.explore.shrink;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import orrery.api.NodeId;
import orrery.world.Workload;
import orrery.world.World;

/** Fewer clients, who ask less; fewer servers. */
final class WorldPass {

    private final Attempts attempts;

    WorldPass(Attempts attempts) {
        this.attempts = attempts;
    }

    void shrink() {
        clients();
        questions();
        servers();
    }

    /** Clients are numbered, so the last goes first. */
    private void clients() {
        World all = attempts.best();
        World fewer = all;
        while (!fewer.clients().isEmpty()) {
            fewer = Without.node(fewer, fewer.clients().getLast()).orElse(fewer.withNodes(fewer.servers(), List.of()));
        }
        if (attempts.accepts(fewer)) {
            return;
        }
        while (attempts.best().clients().size() > 1
                && Without.node(attempts.best(), attempts.best().clients().getLast())
                        .filter(attempts::accepts)
                        .isPresent()) {
            // once more
        }
    }

    private void questions() {
        if (attempts.best().clients().isEmpty()) {
            return;
        }
        attempts.accepts(with(asked().patient()));
        attempts.accepts(with(asked().over(1)));
        for (String ask : List.copyOf(asked().mix().keySet())) {
            Map<String, Integer> fewer = new LinkedHashMap<>(asked().mix());
            fewer.put(ask, 0);
            if (fewer.values().stream().anyMatch(weight -> weight > 0)) {
                attempts.accepts(with(asked().with(fewer)));
            }
        }
        // the questions stop earlier: as early as they can, to a thousandth of the run
        long step = Math.max(1, attempts.best().durationNanos() / 1000);
        long low = asked().fromNanos();
        long high = Math.min(asked().untilNanos(), attempts.best().durationNanos());
        while (high - low > step) {
            long middle = low + (high - low) / 2;
            if (attempts.accepts(with(asked().between(asked().fromNanos(), middle)))) {
                high = middle;
            } else {
                low = middle;
            }
        }
    }

    private void servers() {
        List<NodeId> all = attempts.best().servers();
        for (NodeId server : all.reversed()) {
            if (attempts.best().servers().size() > 1) {
                Without.node(attempts.best(), at(server)).ifPresent(attempts::accepts);
            }
        }
    }

    /** The server of this name, whatever its index is by now. */
    private NodeId at(NodeId server) {
        return attempts.best().servers().stream()
                .filter(each -> each.name().equals(server.name()))
                .findFirst()
                .orElseThrow();
    }

    private Workload asked() {
        return attempts.best().workload();
    }

    private World with(Workload workload) {
        return attempts.best().withWorkload(workload);
    }
}
