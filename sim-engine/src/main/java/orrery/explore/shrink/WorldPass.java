package orrery.explore.shrink;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongFunction;
import orrery.api.NodeId;
import orrery.world.Workload;
import orrery.world.World;

/** Fewer clients, who ask less; fewer servers. */
final class WorldPass {

    private static final int FEW_SERVERS = 7;

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
        if (attempts.accepts(Without.clients(attempts.best()))) {
            return;
        }
        while (attempts.best().clients().size() > 1
                && Without.node(attempts.best(), attempts.best().clients().getLast(), false)
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
        // the questions begin later and stop earlier: as they can, to a thousandth of the run
        long step = Math.max(1, attempts.best().durationNanos() / 1000);
        long end = Math.min(asked().untilNanos(), attempts.best().durationNanos());
        nearest(end, asked().fromNanos(), step, from -> asked().between(from, asked().untilNanos()));
        nearest(asked().fromNanos(), end, step, until -> asked().between(asked().fromNanos(), until));
    }

    /** By halving, the time nearest to one end that will do, as the other end does. */
    private void nearest(long end, long good, long step, LongFunction<Workload> asked) {
        long bad = end;
        long best = good;
        while (Math.abs(best - bad) > step) {
            long middle = bad + (best - bad) / 2;
            if (attempts.accepts(with(asked.apply(middle)))) {
                best = middle;
            } else {
                bad = middle;
            }
        }
    }

    private void servers() {
        List<NodeId> all = attempts.best().servers();
        for (NodeId server : all.reversed()) {
            without(List.of(server));
        }
        // of an even number of servers a majority is as large as with one more, so one alone may not do
        List<NodeId> left = attempts.best().servers();
        for (int one = 0; one < left.size() && left.size() <= FEW_SERVERS; one++) {
            for (int other = one + 1; other < left.size(); other++) {
                if (without(List.of(left.get(one), left.get(other)))) {
                    servers();
                    return;
                }
            }
        }
    }

    private boolean without(List<NodeId> gone) {
        World world = attempts.best();
        if (world.servers().size() <= gone.size()) {
            return false;
        }
        for (NodeId server : gone) {
            Optional<World> smaller = Without.node(world, named(world, server), attempts.mayTune());
            if (smaller.isEmpty()) {
                return false;
            }
            world = smaller.get();
        }
        return attempts.accepts(world);
    }

    /** The server of this name, whatever its index is by now. */
    private static NodeId named(World world, NodeId server) {
        return world.servers().stream()
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
