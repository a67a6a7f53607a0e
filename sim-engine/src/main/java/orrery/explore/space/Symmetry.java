package orrery.explore.space;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import orrery.api.NodeId;

/**
 * Chooses one of all the states that differ only in which of some interchangeable nodes is which: the least row under all
 * ways to exchange them (Ip and Dill 1996). For few nodes: n of them have n! ways.
 */
final class Symmetry {

    private static final int MOST = 7;

    private final Space space;
    private final Promises promises;
    private final List<Renaming> renamings = new ArrayList<>();

    Symmetry(Space space, Promises promises, List<List<NodeId>> groups) {
        this.space = space;
        this.promises = promises;
        List<NodeId> identity = space.nodes;
        List<List<NodeId>> all = new ArrayList<>();
        all.add(identity);
        for (List<NodeId> group : groups) {
            if (group.size() > MOST) {
                throw new IllegalArgumentException(
                        "at most " + MOST + " nodes can be exchanged with each other, not " + group.size());
            }
            List<List<NodeId>> more = new ArrayList<>();
            for (List<NodeId> names : all) {
                permutations(group, names, 0, new ArrayList<>(group), more);
            }
            all = more;
        }
        all.stream().filter(names -> !names.equals(identity)).forEach(names -> renamings.add(new Renaming(names)));
    }

    private static void permutations(
            List<NodeId> group, List<NodeId> names, int from, List<NodeId> order, List<List<NodeId>> into) {
        if (from == group.size()) {
            List<NodeId> renamed = new ArrayList<>(names);
            for (int at = 0; at < order.size(); at++) {
                renamed.set(group.get(at).index(), order.get(at));
            }
            into.add(List.copyOf(renamed));
            return;
        }
        for (int at = from; at < order.size(); at++) {
            List<NodeId> swapped = new ArrayList<>(order);
            swapped.set(from, order.get(at));
            swapped.set(at, order.get(from));
            permutations(group, names, from + 1, swapped, into);
        }
    }

    boolean isTrivial() {
        return renamings.isEmpty();
    }

    /** The state that stands for all that are like this one; the very row if no nodes are interchangeable. */
    int[] canonical(int[] row, int length) {
        if (isTrivial()) {
            return row;
        }
        int[] least = Arrays.copyOf(row, length);
        int[] original = least;
        for (Renaming renaming : renamings) {
            int[] other = renamed(original, renaming);
            if (Arrays.compare(other, least) < 0) {
                least = other;
            }
        }
        return least;
    }

    private int[] renamed(int[] row, Renaming renaming) {
        int[] renamed = row.clone();
        if (space.lastDelivered(row) >= 0) {
            renamed[Space.LAST] = renaming.envelope(space, space.lastDelivered(row)) + 1;
        }
        for (NodeId node : space.nodes) {
            renamed[space.firstLocal() + renaming.of(node).index()] = renaming.local(space, space.local(row, node));
        }
        for (int at = space.firstMemory(); at < space.firstMessage(); at++) {
            int cell = at - space.firstMemory();
            renamed[at] = promises.memory(cell, renaming.value(promises.memory(cell, row[at])));
        }
        for (int at = space.firstMessage(); at < row.length; at++) {
            renamed[at] = renaming.envelope(space, row[at]);
        }
        space.sort(renamed);
        return renamed;
    }
}
