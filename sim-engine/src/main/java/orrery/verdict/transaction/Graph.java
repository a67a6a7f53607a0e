package orrery.verdict.transaction;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
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

    private static final int FEW = 64;
    private static final int MANY = 1_000;

    final int size;
    private int[] from = new int[64];
    private int[] to = new int[64];
    private byte[] why = new byte[64];
    private int[] key = new int[64];
    private int count;

    Graph(int size) {
        this.size = size;
    }

    void add(int source, int target, Why reason, int ofKey) {
        if (source == target) {
            return;
        }
        if (count == from.length) {
            from = Arrays.copyOf(from, 2 * count);
            to = Arrays.copyOf(to, 2 * count);
            why = Arrays.copyOf(why, 2 * count);
            key = Arrays.copyOf(key, 2 * count);
        }
        from[count] = source;
        to[count] = target;
        why[count] = (byte) reason.ordinal();
        key[count++] = ofKey;
    }

    /** Takes back what was added last. */
    void removeLast() {
        count--;
    }

    /** How many edges there are. */
    int edgeCount() {
        return count;
    }

    List<Edge> edges() {
        List<Edge> edges = new ArrayList<>(count);
        for (int number = 0; number < count; number++) {
            edges.add(edge(number));
        }
        return edges;
    }

    private Edge edge(int number) {
        return new Edge(from[number], to[number], Why.values()[why[number]], key[number]);
    }

    /** Edges by source, as far as their reason is among these. */
    private int[][] successors(int reasons) {
        int[] degree = new int[size];
        for (int number = 0; number < count; number++) {
            degree[from[number]] += reasons >> why[number] & 1;
        }
        int[][] successors = new int[size][];
        for (int node = 0; node < size; node++) {
            successors[node] = new int[degree[node]];
        }
        for (int number = count - 1; number >= 0; number--) {
            if ((reasons >> why[number] & 1) != 0) {
                successors[from[number]][--degree[from[number]]] = number;
            }
        }
        return successors;
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
        int[][] successors = successors(reasons);
        int done = peel(successors, order, new int[size]);
        return done == size ? order : null;
    }

    private int peel(int[][] successors, int[] order, int[] incoming) {
        for (int[] edges : successors) {
            for (int number : edges) {
                incoming[to[number]]++;
            }
        }
        int filled = 0;
        for (int node = 0; node < size; node++) {
            if (incoming[node] == 0) {
                order[filled++] = node;
            }
        }
        for (int at = 0; at < filled; at++) {
            for (int number : successors[order[at]]) {
                if (--incoming[to[number]] == 0) {
                    order[filled++] = to[number];
                }
            }
        }
        return filled;
    }

    /** A short cycle over edges with these reasons; empty if there is none. */
    List<Edge> cycle(int reasons) {
        int[][] successors = successors(reasons);
        int[] incoming = new int[size];
        if (peel(successors, new int[size], incoming) == size) {
            return List.of();
        }
        List<Edge> shortest = List.of();
        for (Set<Integer> component : components(successors, incoming)) {
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

    /** Strongly connected components of more than one node, among what no topological order reaches. */
    private List<Set<Integer>> components(int[][] successors, int[] incoming) {
        org.jgrapht.Graph<Integer, DefaultEdge> left = new DefaultDirectedGraph<>(DefaultEdge.class);
        for (int node = 0; node < size; node++) {
            if (incoming[node] > 0) {
                for (int number : successors[node]) {
                    Graphs.addEdgeWithVertices(left, node, to[number]);
                }
            }
        }
        return new GabowStrongConnectivityInspector<>(left)
                .stronglyConnectedSets().stream()
                        .filter(component -> component.size() > 1)
                        .sorted(Comparator.comparing(Collections::min))
                        .toList();
    }

    private List<Edge> shortestCycle(int start, int[][] successors, Set<Integer> within) {
        int[] cameBy = new int[size];
        Arrays.fill(cameBy, -1);
        ArrayDeque<Integer> queue = new ArrayDeque<>(List.of(start));
        while (!queue.isEmpty()) {
            int node = queue.remove();
            for (int number : successors[node]) {
                if (to[number] == start) {
                    cameBy[start] = number;
                    return path(start, cameBy);
                }
                if (cameBy[to[number]] == -1 && within.contains(to[number])) {
                    cameBy[to[number]] = number;
                    queue.add(to[number]);
                }
            }
        }
        return List.of();
    }

    private List<Edge> path(int start, int[] cameBy) {
        List<Edge> path = new ArrayList<>();
        int node = start;
        do {
            Edge edge = edge(cameBy[node]);
            path.add(edge);
            node = edge.from;
        } while (node != start);
        Collections.reverse(path);
        return path;
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
        int[][] all = successors(back | first.bit());
        int[] incoming = new int[size];
        if (peel(all, new int[size], incoming) == size) {
            return List.of();
        }
        int[][] successors = successors(back);
        int tried = 0;
        int found = 0;
        List<Edge> shortest = List.of();
        for (Set<Integer> component : components(all, incoming)) {
            for (int number = 0; number < count && tried < MANY && found < FEW; number++) {
                if (why[number] == first.ordinal()
                        && component.contains(from[number])
                        && component.contains(to[number])) {
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
    private List<Edge> pathBack(int number, int[][] successors, Set<Integer> within) {
        int[] cameBy = new int[size];
        Arrays.fill(cameBy, -1);
        cameBy[to[number]] = number;
        ArrayDeque<Integer> queue = new ArrayDeque<>(List.of(to[number]));
        while (!queue.isEmpty()) {
            int node = queue.remove();
            for (int next : successors[node]) {
                if (cameBy[to[next]] == -1 && within.contains(to[next])) {
                    cameBy[to[next]] = next;
                    queue.add(to[next]);
                }
            }
            if (cameBy[from[number]] != -1) {
                return path(to[number], cameBy);
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
        for (int number = 0; number < count; number++) {
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
        int[][] missed = successors(Why.RW.bit());
        for (int number = 0; number < count; number++) {
            int bit = 1 << why[number];
            if ((reasons & bit) == 0) {
                continue;
            }
            composed.add(from[number], to[number], Why.CO, -1);
            if ((before & bit) != 0) {
                for (int next : missed[to[number]]) {
                    if (to[next] == from[number]) {
                        return null;
                    }
                    composed.add(from[number], to[next], Why.CO, -1);
                }
            }
        }
        return composed.order(Why.CO.bit());
    }
}
