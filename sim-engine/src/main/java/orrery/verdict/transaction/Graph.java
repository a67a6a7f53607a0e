package orrery.verdict.transaction;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import org.jgrapht.Graphs;
import org.jgrapht.alg.connectivity.GabowStrongConnectivityInspector;
import org.jgrapht.graph.DefaultDirectedGraph;
import org.jgrapht.graph.DefaultEdge;
import org.jspecify.annotations.Nullable;

/** Which transaction must come before which, and why. */
final class Graph {

    /** Why one comes before the other. */
    enum Why {
        /** The same client asked for the other afterwards. */
        PROCESS("then its client went on with"),
        /** It had completed before the other began. */
        REALTIME("had ended before"),
        /** The other read what it wrote. */
        WR("was read by"),
        /** The other wrote the next version. */
        WW("was overwritten by"),
        /** It read a version, and the other wrote the next. */
        RW("did not see what was written by"),
        /** It must have committed first, or a reader would have seen otherwise. */
        CO("must have committed before");

        final String words;

        Why(String words) {
            this.words = words;
        }

        int bit() {
            return 1 << ordinal();
        }
    }

    /** @param key the number of the key concerned, or -1 */
    record Edge(int from, int to, Why why, int key) {}

    private static final Why[] WHYS = Why.values();
    private static final int REASON_BITS = 3;
    private static final int FEW = 64;
    private static final int MANY = 1_000;

    final int size;
    private final Ints from = new Ints();
    private final Ints to = new Ints();
    /** The reason in the lowest bits, and above it the key and one more. */
    private final Ints labels = new Ints();

    Graph(int size) {
        this.size = size;
    }

    void add(int source, int target, Why reason, int ofKey) {
        if (source == target) {
            return;
        }
        from.add(source);
        to.add(target);
        labels.add(((ofKey + 1) << REASON_BITS) | reason.ordinal());
    }

    /** Takes back what was added last. */
    void removeLast() {
        from.removeLast();
        to.removeLast();
        labels.removeLast();
    }

    /** How many edges there are. */
    int edgeCount() {
        return labels.size();
    }

    List<Edge> edges() {
        List<Edge> edges = new ArrayList<>(edgeCount());
        for (int number = 0; number < edgeCount(); number++) {
            edges.add(edge(number));
        }
        return edges;
    }

    private Edge edge(int number) {
        return new Edge(from.get(number), to.get(number), WHYS[why(number)], (labels.get(number) >> REASON_BITS) - 1);
    }

    private int why(int number) {
        return labels.get(number) & (1 << REASON_BITS) - 1;
    }

    private boolean isAmong(int number, int reasons) {
        return (reasons >> why(number) & 1) != 0;
    }

    /** The numbers of edges by one of their ends: those of node n from place {@code begin[n]} to {@code begin[n + 1]}. */
    @SuppressWarnings("ArrayRecordComponent") // never compared as a whole
    private record Adjacency(int[] begin, int[] edges) {}

    /** Edges by source, as far as their reason is among these. */
    private Adjacency successors(int reasons) {
        return adjacency(from, reasons);
    }

    private Adjacency adjacency(Ints ends, int reasons) {
        int[] begin = new int[size + 1];
        for (int number = 0; number < edgeCount(); number++) {
            if (isAmong(number, reasons)) {
                begin[ends.get(number)]++;
            }
        }
        int sum = 0;
        for (int node = 0; node <= size; node++) {
            sum += begin[node];
            begin[node] = sum;
        }
        int[] edges = new int[sum];
        for (int number = edgeCount() - 1; number >= 0; number--) {
            if (isAmong(number, reasons)) {
                edges[--begin[ends.get(number)]] = number;
            }
        }
        return new Adjacency(begin, edges);
    }

    static int reasons(Why... whys) {
        int reasons = 0;
        for (Why each : whys) {
            reasons |= each.bit();
        }
        return reasons;
    }

    /** An order in which every edge leads forward, smaller numbers first; null if there is a cycle. */
    int @Nullable [] order(int reasons) {
        int[] order = new int[size];
        int done = peel(successors(reasons), to, order, new int[size]);
        return done == size ? order : null;
    }

    /**
     * Orders what is on no way from a cycle.
     *
     * @param ends where the edges lead
     * @param left at the end, of each node, how many edges to it come from nodes that are on such a way
     * @return how many were put in order
     */
    private int peel(Adjacency next, Ints ends, int[] order, int[] left) {
        for (int number : next.edges) {
            left[ends.get(number)]++;
        }
        int filled = 0;
        for (int node = 0; node < size; node++) {
            if (left[node] == 0) {
                order[filled++] = node;
            }
        }
        for (int at = 0; at < filled; at++) {
            int node = order[at];
            for (int place = next.begin[node]; place < next.begin[node + 1]; place++) {
                int end = ends.get(next.edges[place]);
                if (--left[end] == 0) {
                    order[filled++] = end;
                }
            }
        }
        return filled;
    }

    /** A short cycle over edges with these reasons; empty if there is none. */
    List<Edge> cycle(int reasons) {
        Adjacency successors = successors(reasons);
        List<Edge> shortest = List.of();
        for (Set<Integer> component : components(successors, reasons)) {
            int tried = 0;
            for (int start : component.stream().sorted().toList()) {
                List<Edge> found = shortestCycle(start, successors, component);
                if (shortest.isEmpty() || (!found.isEmpty() && found.size() < shortest.size())) {
                    shortest = found;
                }
                if (++tried == FEW) {
                    break;
                }
            }
        }
        return shortest;
    }

    /** Strongly connected components of more than one node, among what is on a way from a cycle and on one to a cycle. */
    private List<Set<Integer>> components(Adjacency successors, int reasons) {
        int[] incoming = new int[size];
        if (peel(successors, to, new int[size], incoming) == size) {
            return List.of();
        }
        int[] outgoing = new int[size];
        peel(adjacency(to, reasons), from, new int[size], outgoing);
        org.jgrapht.Graph<Integer, DefaultEdge> left = new DefaultDirectedGraph<>(DefaultEdge.class);
        for (int node = 0; node < size; node++) {
            for (int place = successors.begin[node]; place < successors.begin[node + 1]; place++) {
                int end = to.get(successors.edges[place]);
                if (incoming[node] > 0 && outgoing[node] > 0 && incoming[end] > 0 && outgoing[end] > 0) {
                    Graphs.addEdgeWithVertices(left, node, end);
                }
            }
        }
        return new GabowStrongConnectivityInspector<>(left)
                .stronglyConnectedSets().stream()
                        .filter(component -> component.size() > 1)
                        .sorted(Comparator.comparing(Collections::min))
                        .toList();
    }

    private List<Edge> shortestCycle(int start, Adjacency successors, Set<Integer> within) {
        int[] cameBy = new int[size];
        Arrays.fill(cameBy, -1);
        ArrayDeque<Integer> queue = new ArrayDeque<>(List.of(start));
        while (!queue.isEmpty()) {
            int node = queue.remove();
            for (int place = successors.begin[node]; place < successors.begin[node + 1]; place++) {
                int number = successors.edges[place];
                int end = to.get(number);
                if (end == start) {
                    cameBy[start] = number;
                    return path(start, start, cameBy);
                }
                if (cameBy[end] == -1 && within.contains(end)) {
                    cameBy[end] = number;
                    queue.add(end);
                }
            }
        }
        return List.of();
    }

    /** Of at least one edge, also where it leads back to where it began. */
    private List<Edge> path(int begin, int end, int[] cameBy) {
        List<Edge> path = new ArrayList<>();
        int node = end;
        do {
            Edge edge = edge(cameBy[node]);
            path.add(edge);
            node = edge.from;
        } while (node != begin);
        Collections.reverse(path);
        return path;
    }

    /** A shortest way over edges with these reasons from a node to one that is wanted; empty if there is none. */
    List<Edge> way(int start, int reasons, IntPredicate wanted) {
        Adjacency successors = successors(reasons);
        int[] cameBy = new int[size];
        Arrays.fill(cameBy, -1);
        ArrayDeque<Integer> queue = new ArrayDeque<>(List.of(start));
        while (!queue.isEmpty()) {
            int node = queue.remove();
            for (int place = successors.begin[node]; place < successors.begin[node + 1]; place++) {
                int end = to.get(successors.edges[place]);
                if (end != start && cameBy[end] == -1) {
                    cameBy[end] = successors.edges[place];
                    if (wanted.test(end)) {
                        return path(start, end, cameBy);
                    }
                    queue.add(end);
                }
            }
        }
        return List.of();
    }

    /** A short cycle of one edge of the reason RW and others of these reasons; empty if there is none. */
    List<Edge> cycleWithOneRw(int others) {
        return cycleThrough(Why.RW, others, cycle -> true);
    }

    /**
     * A short cycle of an edge with the first reason and a shortest way back over edges with the others; empty if there is
     * none that is wanted. Of many such edges, the first are tried.
     */
    List<Edge> cycleThrough(Why first, int back, Predicate<List<Edge>> wanted) {
        int all = back | first.bit();
        List<Set<Integer>> components = components(successors(all), all);
        if (components.isEmpty()) {
            return List.of();
        }
        Adjacency successors = successors(back);
        int tried = 0;
        int found = 0;
        List<Edge> shortest = List.of();
        for (Set<Integer> component : components) {
            for (int number = 0; number < edgeCount() && tried < MANY && found < FEW; number++) {
                if (why(number) == first.ordinal()
                        && component.contains(from.get(number))
                        && component.contains(to.get(number))) {
                    tried++;
                    List<Edge> cycle = pathBack(number, successors, component);
                    if (!cycle.isEmpty() && wanted.test(cycle)) {
                        found++;
                        shortest = shortest.isEmpty() || cycle.size() < shortest.size() ? cycle : shortest;
                    }
                }
            }
        }
        return shortest;
    }

    /** The edge, and the shortest way from its end to its beginning; empty if there is none. */
    private List<Edge> pathBack(int number, Adjacency successors, Set<Integer> within) {
        int[] cameBy = new int[size];
        Arrays.fill(cameBy, -1);
        int start = to.get(number);
        cameBy[start] = number;
        ArrayDeque<Integer> queue = new ArrayDeque<>(List.of(start));
        while (!queue.isEmpty()) {
            int node = queue.remove();
            for (int place = successors.begin[node]; place < successors.begin[node + 1]; place++) {
                int end = to.get(successors.edges[place]);
                if (cameBy[end] == -1 && within.contains(end)) {
                    cameBy[end] = successors.edges[place];
                    queue.add(end);
                }
            }
            if (cameBy[from.get(number)] != -1) {
                return path(start, start, cameBy);
            }
        }
        return List.of();
    }

    /** A short cycle in which each edge of the reason RW follows one of these; empty if there is none. */
    List<Edge> cycleWithRwOnlyAfter(int before, int reasons) {
        return single(doubled(before, reasons).cycle(reasons));
    }

    /** The same of those that are wanted, among the shortest through each edge of the reason RW. */
    List<Edge> cycleThroughRwOnlyAfter(int before, int reasons, Predicate<List<Edge>> wanted) {
        return single(doubled(before, reasons).cycleThrough(Why.RW, reasons, cycle -> wanted.test(single(cycle))));
    }

    /** Each node is there twice: once as reached by an edge that RW may follow. */
    private Graph doubled(int before, int reasons) {
        Graph doubled = new Graph(2 * size);
        for (int number = 0; number < edgeCount(); number++) {
            Edge edge = edge(number);
            if ((reasons & edge.why.bit()) == 0) {
                continue;
            }
            boolean rwMayFollow = (before & edge.why.bit()) != 0;
            int target = rwMayFollow ? edge.to + size : edge.to;
            doubled.add(edge.from + size, target, edge.why, edge.key);
            if (edge.why != Why.RW) {
                doubled.add(edge.from, target, edge.why, edge.key);
            }
        }
        return doubled;
    }

    private List<Edge> single(List<Edge> doubled) {
        return doubled.stream()
                .map(edge -> new Edge(edge.from % size, edge.to % size, edge.why, edge.key))
                .toList();
    }

    /**
     * An order in which forward leads every edge with one of these reasons, and every step over an edge that RW may follow
     * and then RW; null if there is none.
     */
    int @Nullable [] orderWithRwOnlyAfter(int before, int reasons) {
        Graph composed = new Graph(size);
        Adjacency missed = successors(Why.RW.bit());
        for (int number = 0; number < edgeCount(); number++) {
            if (!isAmong(number, reasons)) {
                continue;
            }
            int source = from.get(number);
            int middle = to.get(number);
            composed.add(source, middle, Why.CO, -1);
            if (isAmong(number, before)) {
                for (int place = missed.begin[middle]; place < missed.begin[middle + 1]; place++) {
                    int end = to.get(missed.edges[place]);
                    if (end == source) {
                        return null;
                    }
                    composed.add(source, end, Why.CO, -1);
                }
            }
        }
        return composed.order(Why.CO.bit());
    }
}
