package orrery.world;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import orrery.api.NodeId;

/**
 * Which servers have a link to which. Clients have a link to every server, whatever the topology.
 *
 * @param name as in scenario files
 * @param neighbours for each server, by index, its neighbours' indices in ascending order
 */
public record Topology(String name, List<List<Integer>> neighbours) {

    public Topology {
        neighbours = neighbours.stream().map(List::copyOf).toList();
    }

    /** Whether messages pass between two nodes; with clients they always do. */
    public boolean linked(NodeId one, NodeId other) {
        int servers = neighbours.size();
        return one.index() >= servers
                || other.index() >= servers
                || one.index() == other.index()
                || neighbours.get(one.index()).contains(other.index());
    }

    /** Everybody with everybody. */
    public static Topology mesh(int servers) {
        return of("mesh", servers, (one, other) -> true);
    }

    /** Each with the next, and the last with the first. */
    public static Topology ring(int servers) {
        return of("ring", servers, (one, other) -> other == one + 1 || (one == 0 && other == servers - 1));
    }

    /** Each with the next. */
    public static Topology line(int servers) {
        return of("line", servers, (one, other) -> other == one + 1);
    }

    /** The first with all others. */
    public static Topology star(int servers) {
        return of("star", servers, (one, other) -> one == 0);
    }

    /** Rows of equal length, the last one perhaps shorter: as near to a square as can be; neighbours above and beside. */
    public static Topology grid(int servers) {
        int columns = (int) StrictMath.ceil(StrictMath.sqrt(servers));
        return of(
                "grid", servers, (one, other) -> other == one + columns || (other == one + 1 && other % columns != 0));
    }

    /** Each server has this many children, filled level by level. */
    public static Topology tree(int servers, int children) {
        return of("tree", servers, (one, other) -> (other - 1) / children == one);
    }

    /**
     * Exactly these links, in both directions.
     *
     * @param edges each the indices of two servers
     */
    public static Topology edges(int servers, List<List<Integer>> edges) {
        List<SortedSet<Integer>> neighbours = new ArrayList<>();
        for (int server = 0; server < servers; server++) {
            neighbours.add(new TreeSet<>());
        }
        for (List<Integer> edge : edges) {
            neighbours.get(edge.getFirst()).add(edge.getLast());
            neighbours.get(edge.getLast()).add(edge.getFirst());
        }
        return new Topology(
                "edges", neighbours.stream().map(List::<Integer>copyOf).toList());
    }

    private interface Links {
        /** Asked with {@code one} smaller than {@code other}. */
        boolean between(int one, int other);
    }

    private static Topology of(String name, int servers, Links links) {
        List<List<Integer>> neighbours = new ArrayList<>();
        for (int server = 0; server < servers; server++) {
            neighbours.add(new ArrayList<>());
        }
        for (int one = 0; one < servers; one++) {
            for (int other = one + 1; other < servers; other++) {
                if (links.between(one, other)) {
                    neighbours.get(one).add(other);
                    neighbours.get(other).add(one);
                }
            }
        }
        return new Topology(name, neighbours);
    }
}
