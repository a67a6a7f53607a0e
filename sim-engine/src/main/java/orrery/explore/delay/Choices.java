package orrery.explore.delay;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import orrery.api.NodeId;
import orrery.trace.Event;
import orrery.trace.Step;
import orrery.trace.Trace;
import orrery.world.Deviations;
import orrery.world.Deviations.Deviation;
import orrery.world.Deviations.Fate;
import orrery.world.Link;
import orrery.world.Network;
import orrery.world.World;

/** Which messages of a run can come just after what their receivers did next. */
final class Choices {

    /** Rare enough, and still what a link does. */
    private static final double SLOWEST = .999;

    private final Network network;

    /** @param network as it was before chance was written down */
    Choices(Network network) {
        this.network = network;
    }

    /**
     * All that can be delayed, in the order in which it arrived.
     *
     * @param world of which nothing in the network is left to chance
     * @param sinceNanos nothing that arrived up to then
     */
    List<Delay> of(World world, Trace trace, long sinceNanos) {
        Map<Deviation, Long> takes = takes(world);
        Map<NodeId, Long> next = new HashMap<>();
        List<Delay> delays = new ArrayList<>();
        for (Step step : trace.steps().reversed()) {
            NodeId node = step.node();
            if (node == null || step.timeNanos() <= sinceNanos) {
                continue;
            }
            if (step.event() instanceof Event.Delivered delivered
                    && delivered.copy() == 0
                    && !delivered.from().equals(node)
                    && next.containsKey(node)) {
                long took = takes.getOrDefault(
                        key(delivered.from(), node, delivered.nth()),
                        link(world.network(), delivered.from(), node).latency().nanos(.5));
                long longer = took + next.get(node) + 1 - step.timeNanos();
                if (longer <= slowest(delivered.from(), node)) {
                    Deviation late = new Deviation(delivered.from(), node, delivered.nth(), new Fate.Takes(longer));
                    delays.add(new Delay(late, took, step.timeNanos()));
                }
            }
            if (acts(step.event())) {
                next.put(node, step.timeNanos());
            }
        }
        return delays.reversed();
    }

    private static Map<Deviation, Long> takes(World world) {
        Map<Deviation, Long> takes = new HashMap<>();
        for (Deviation deviation :
                world.network().deviations().orElse(Deviations.NONE).all()) {
            if (deviation.fate() instanceof Fate.Takes(long nanos)) {
                takes.put(key(deviation.from(), deviation.to(), deviation.nth()), nanos);
            }
        }
        return takes;
    }

    private static Deviation key(NodeId from, NodeId to, long nth) {
        return new Deviation(from, to, nth, new Fate.Lost());
    }

    private long slowest(NodeId from, NodeId to) {
        Link link = link(network, from, to);
        return link.latency().nanos(SLOWEST)
                + (link.reordering() > 0 ? link.heldBack().maxNanos() : 0);
    }

    private static Link link(Network network, NodeId from, NodeId to) {
        return network.between(from, to).orElse(network.link());
    }

    /** Whether the node's own code ran. */
    private static boolean acts(Event event) {
        return switch (event) {
            case Event.Delivered delivered -> true;
            case Event.TimedOut timer -> true;
            case Event.Requested asked -> true;
            case Event.Booted booted -> true;
            case Event.Continued continued -> true;
            case Event.Crashed crashed -> true;
            case Event.Dropped dropped -> false;
            case Event.GaveUp gaveUp -> false;
            case Event.Disturbed disturbed -> false;
            case Event.Restored restored -> false;
            case Event.Partitioned partitioned -> false;
            case Event.Healed healed -> false;
        };
    }
}
