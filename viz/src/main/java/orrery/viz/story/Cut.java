package orrery.viz.story;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import orrery.api.NodeId;

/**
 * A time during which links were cut.
 *
 * @param sides between which nothing passed; if {@code oneWay}, two, and nothing passed from the first to the second
 * @param what of which this is a part, as in {@code majorities ring}; empty if it is all
 * @param step at which it began, or -1 if that was not recorded
 * @param toNanos when it was healed, or {@link Flight#OPEN}
 */
public record Cut(
        int fault, List<List<NodeId>> sides, boolean oneWay, String what, long step, long fromNanos, long toNanos) {

    public Cut {
        sides = sides.stream().map(List::copyOf).toList();
    }

    /**
     * Who is cut from whom: {@code n1 n2 | n3 n4 n5}, {@code n1 -x-> n2} when the other way is open, {@code n1 | all others}
     * when nobody is on no side.
     *
     * @param nodes how many there are in the run
     */
    public String words(int nodes) {
        List<String> words = new ArrayList<>();
        int named = 0;
        for (List<NodeId> side : sides) {
            named += side.size();
            boolean rest = !words.isEmpty() && words.size() == sides.size() - 1 && named == nodes && side.size() > 2;
            words.add(rest ? "all others" : side.stream().map(NodeId::name).collect(Collectors.joining(" ")));
        }
        return String.join(oneWay ? " -x-> " : " | ", words);
    }

    /** {@code partition}, or what it is a part of. */
    public String kind() {
        return oneWay
                ? "one-way partition"
                : what.isEmpty() ? "partition" : what.equals("flapping") ? "flapping partition" : what;
    }

    Cut until(long nanos) {
        return new Cut(fault, sides, oneWay, what, step, fromNanos, nanos);
    }

    /** Which side a node stands on, from 0, or -1 if on none. */
    public int sideOf(NodeId node) {
        for (int side = 0; side < sides.size(); side++) {
            if (sides.get(side).contains(node)) {
                return side;
            }
        }
        return -1;
    }
}
