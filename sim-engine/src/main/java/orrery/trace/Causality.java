package orrery.trace;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import orrery.api.NodeId;

/**
 * What happened before what in some consecutive steps of a run: Lamport's relation ("Time, Clocks, and the Ordering of
 * Events in a Distributed System", 1978), in which a step comes after its cause and after the earlier step at its node.
 * The cause of what is delivered is the step that sent it, that of what fires is the step that set the timer, so nothing
 * has to be guessed.
 *
 * <p>Some steps are at no node: partitions and their healing, and messages that the network drops, of which neither the
 * sender nor the receiver learns. They come after their cause, but nothing comes after them for being at the same node.
 * Causes that are not among the steps, as in a recording of the last ones only, are left out.
 */
public final class Causality {

    private static final int NONE = -1;

    private final List<Step> steps;
    private final List<NodeId> nodes;

    /** By step: the place of its node among the nodes, or none. */
    private final int[] places;

    /** By step: its cause, or none. */
    private final int[] causes;

    /** By step: the earlier step at its node, or none. */
    private final int[] predecessors;

    private final long[] times;

    /** By step: how many steps of each node are in its past, itself included. */
    private final int[][] clocks;

    private Causality(List<Step> steps) {
        this.steps = List.copyOf(steps);
        this.nodes = steps.stream()
                .filter(Causality::isAtNode)
                .map(Step::node)
                .distinct()
                .sorted()
                .toList();
        this.places = new int[steps.size()];
        this.causes = new int[steps.size()];
        this.predecessors = new int[steps.size()];
        this.times = new long[steps.size()];
        this.clocks = new int[steps.size()][];
        int[] last = new int[nodes.size()];
        Arrays.fill(last, NONE);
        for (int at = 0; at < places.length; at++) {
            Step step = steps.get(at);
            places[at] = isAtNode(step) ? Collections.binarySearch(nodes, step.node()) : NONE;
            causes[at] = (int) Math.max(NONE, step.cause() - steps.getFirst().number());
            predecessors[at] = places[at] == NONE ? NONE : last[places[at]];
            if (step.number() != steps.getFirst().number() + at || causes[at] >= at) {
                throw new IllegalArgumentException("steps are numbered without gaps and come after their causes, but in"
                        + " place " + at + " is step " + step.number() + " with the cause " + step.cause());
            }
            times[at] = 1 + Math.max(time(causes[at]), time(predecessors[at]));
            clocks[at] = merge(causes[at], predecessors[at]);
            if (places[at] != NONE) {
                last[places[at]] = at;
                clocks[at][places[at]]++;
            }
        }
    }

    /**
     * @param steps consecutive, in order
     * @throws IllegalArgumentException if they are not
     */
    public static Causality of(List<Step> steps) {
        return new Causality(steps);
    }

    /** The step's Lamport time: from 1, and later than the times of all that happened before it. */
    public long lamportTime(long step) {
        return times[place(step)];
    }

    /**
     * The step's vector clock (Fidge 1988, Mattern 1989): how many steps of each node happened before it, itself
     * included. Nodes without such a step are absent.
     */
    public SortedMap<NodeId, Long> vectorClock(long step) {
        int[] clock = clocks[place(step)];
        SortedMap<NodeId, Long> counts = new TreeMap<>();
        for (int node = 0; node < clock.length; node++) {
            if (clock[node] > 0) {
                counts.put(nodes.get(node), (long) clock[node]);
            }
        }
        return counts;
    }

    /** Whether one step happened before another. Steps of which neither happened before the other are concurrent. */
    public boolean happenedBefore(long earlier, long later) {
        int from = place(earlier);
        int to = place(later);
        if (from >= to) {
            return false;
        }
        int node = places[from];
        return node == NONE ? cone(from).get(to) : clocks[to][node] >= clocks[from][node];
    }

    /** All that happened before a step, in order: what it can have depended on. */
    public List<Step> past(long step) {
        int end = place(step);
        BitSet past = new BitSet(end + 1);
        past.set(end);
        for (int at = end; at >= 0; at--) {
            if (past.get(at)) {
                set(past, causes[at]);
                set(past, predecessors[at]);
            }
        }
        past.clear(end);
        return past.stream().mapToObj(steps::get).toList();
    }

    /** All that a step happened before, in order: what can have depended on it. */
    public List<Step> future(long step) {
        int start = place(step);
        BitSet future = cone(start);
        future.clear(start);
        return future.stream().mapToObj(steps::get).toList();
    }

    private BitSet cone(int start) {
        BitSet cone = new BitSet(causes.length);
        cone.set(start);
        for (int at = start + 1; at < causes.length; at++) {
            cone.set(at, isIn(cone, causes[at]) || isIn(cone, predecessors[at]));
        }
        return cone;
    }

    /** The network does not tell the sender of a message that it was dropped. */
    private static boolean isAtNode(Step step) {
        return step.node() != null && !(step.event() instanceof Event.Dropped);
    }

    private int place(long step) {
        long place = steps.isEmpty() ? NONE : step - steps.getFirst().number();
        if (place < 0 || place >= steps.size()) {
            throw new IllegalArgumentException("there is no step " + step + " among these " + steps.size());
        }
        return (int) place;
    }

    private long time(int at) {
        return at == NONE ? 0 : times[at];
    }

    private int[] merge(int one, int other) {
        int[] merged = one == NONE ? new int[nodes.size()] : clocks[one].clone();
        for (int node = 0; node < merged.length && other != NONE; node++) {
            merged[node] = Math.max(merged[node], clocks[other][node]);
        }
        return merged;
    }

    private static void set(BitSet bits, int at) {
        if (at != NONE) {
            bits.set(at);
        }
    }

    private static boolean isIn(BitSet bits, int at) {
        return at != NONE && bits.get(at);
    }
}
