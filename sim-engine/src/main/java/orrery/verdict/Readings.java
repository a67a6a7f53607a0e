package orrery.verdict;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import orrery.api.Node;
import orrery.api.NodeId;
import orrery.api.Part;

/** What the checks of steps read, each part once for all of them: a step wakes those for whom something became another. */
final class Readings {

    /** Of a check that does not say what it reads. */
    static final long EVERYTHING = Long.MIN_VALUE;

    private static final int MOST_PARTS = 63;

    private final List<Part> known = new ArrayList<>();
    private final int nodes;
    private Part[] parts = {};
    private @Nullable Object[][] values = {};
    private long wanted;

    Readings(int nodes) {
        this.nodes = nodes;
    }

    /** A bit for each of these parts. */
    long of(List<Part> reads) {
        long bits = 0;
        for (Part part : reads) {
            int place = known.indexOf(part);
            if (place < 0) {
                place = known.size();
                known.add(part);
            }
            bits |= place < MOST_PARTS ? 1L << place : EVERYTHING;
        }
        parts = known.stream().limit(MOST_PARTS).toArray(Part[]::new);
        values = new Object[nodes][parts.length];
        long those = bits == 0 ? EVERYTHING : bits;
        wanted |= those;
        return those;
    }

    /** The bits of all that anybody reads. */
    long wanted() {
        return wanted;
    }

    /** The bits of those parts that are others in this state of the node; all of them where it boots or goes down. */
    long changed(NodeId node, boolean wasUp, @Nullable Node<?, ?> after) {
        if (after == null) {
            return -1;
        }
        long bits = EVERYTHING;
        @Nullable Object[] before = values[node.index()];
        for (int place = 0; place < parts.length; place++) {
            Object now = parts[place].of(after);
            if (differs(before[place], now)) {
                before[place] = now;
                bits |= 1L << place;
            }
        }
        return wasUp ? bits : -1;
    }

    @SuppressWarnings("ReferenceEquality") // the same object is the same state; equality would cost a walk through it
    private static boolean differs(@Nullable Object before, @Nullable Object now) {
        return before != now && !(now instanceof Number && now.equals(before));
    }
}
