package orrery.explore.shrink;

import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import orrery.api.NodeId;
import orrery.trace.Event;
import orrery.trace.Step;
import orrery.trace.Trace;

/**
 * What is still wrong with a world when its run is over.
 *
 * @param down how many servers are down
 * @param servers of how many
 * @param troubles kinds of fault that have struck and are not mended, crashes apart
 */
record Illness(int down, int servers, SortedSet<String> troubles) {

    /** @param trace with all its steps */
    static Illness of(Trace trace) {
        SortedSet<NodeId> up = new TreeSet<>();
        SortedMap<Integer, String> open = new TreeMap<>();
        for (Step step : trace.steps()) {
            NodeId node = step.node();
            if (node != null && step.after() != null) {
                up.add(node);
            }
            switch (step.event()) {
                case Event.Crashed crashed -> up.remove(node);
                case Event.Disturbed disturbed
                when disturbed.fault() != Event.Disturbed.NO_FAULT ->
                    open.put(disturbed.fault(), disturbed.kind().name());
                case Event.Restored restored -> open.remove(restored.fault());
                case Event.Partitioned cut -> open.put(cut.fault(), "PARTITION");
                case Event.Healed healed -> open.remove(healed.fault());
                default -> {}
            }
        }
        int servers = trace.header().servers().size();
        int down = (int) trace.header().servers().stream()
                .filter(server -> !up.contains(server))
                .count();
        return new Illness(down, servers, new TreeSet<>(open.values()));
    }

    /**
     * Nothing is wrong that is not wrong in the other, and no larger part of the servers is down.
     *
     * @param controlled whether somebody else says what can be expected of a world: then it is enough that no more servers are down,
     *     and fewer than half
     */
    boolean isNoWorseThan(Illness other, boolean controlled) {
        boolean part = (long) down * other.servers <= (long) other.down * servers;
        boolean few = controlled && down <= other.down && 2 * down < servers;
        return (part || few) && other.troubles.containsAll(troubles);
    }
}
