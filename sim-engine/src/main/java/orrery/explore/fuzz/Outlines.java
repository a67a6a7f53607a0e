package orrery.explore.fuzz;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import orrery.api.Node;
import orrery.api.NodeId;
import orrery.api.Protocol;
import orrery.explore.Shape;
import orrery.trace.Fingerprint;
import orrery.trace.Observer;

/**
 * Gathers what a run comes through: the abstract states, which are what each server's state looks like from afar, by
 * {@link Protocol#outline}, and what nodes note. How many there are over a campaign says how much of a protocol it has seen.
 * And the edges of its timeline: which change of a server's outline follows which, whosever they are.
 */
final class Outlines implements Observer {

    /** A run that comes through more is counted as having come through so many. */
    private static final int MOST = 4096;

    /** Who notes more kinds of things says something else each time, and nobody reads the counts. */
    private static final int MOST_NOTES = 256;

    private static final long DOWN = 0x5DEECE66DL;
    private static final long MULTIPLIER = 0x9FB21C651E98DF25L;

    private final Protocol<Object, Object> protocol;
    private final long[] outlines;
    private final @Nullable Object[] outlined;
    private final Set<Long> seen = new HashSet<>();
    private final SortedSet<String> notes = new TreeSet<>();
    private final Set<Long> edges = new HashSet<>();
    private long lastChange;

    /** Node states are those of the protocol, whose types nobody here knows. */
    @SuppressWarnings("unchecked")
    Outlines(Protocol<?, ?> protocol, int servers) {
        this.protocol = (Protocol<Object, Object>) protocol;
        this.outlines = new long[servers];
        this.outlined = new Object[servers];
        Arrays.fill(outlines, DOWN);
    }

    Set<Long> seen() {
        return seen;
    }

    /** What was noted, in their {@linkplain Shape shapes}. */
    SortedSet<String> notes() {
        return notes;
    }

    @Override
    public void noted(long step, long timeNanos, NodeId node, String text) {
        if (notes.size() < MOST_NOTES) {
            notes.add(Shape.of(text));
        }
    }

    Set<Long> edges() {
        return edges;
    }

    @Override
    @SuppressWarnings({"unchecked", "ReferenceEquality"}) // the same object is the same state
    public boolean changed(
            long step,
            long timeNanos,
            NodeId node,
            @Nullable Node<?, ?> before,
            @Nullable Node<?, ?> after,
            @Nullable Record saved) {
        int server = node.index();
        if (server >= outlines.length || before == after) {
            return true;
        }
        Object outline = after == null ? null : protocol.outline((Node<Object, Object>) after);
        if (outline == null ? outlined[server] != null || step == 0 : !outline.equals(outlined[server])) {
            outlined[server] = outline;
            long from = outlines[server];
            outlines[server] = outline == null ? DOWN : Fingerprint.of(outline);
            if (seen.size() < MOST) {
                seen.add(whole());
            }
            long change = (Long.rotateLeft(from, 7) ^ outlines[server]) * MULTIPLIER;
            if (edges.size() < MOST) {
                edges.add((Long.rotateLeft(lastChange, 7) ^ change) * MULTIPLIER);
            }
            lastChange = change;
        }
        return true;
    }

    private long whole() {
        long whole = 0;
        for (long outline : outlines) {
            whole = (Long.rotateLeft(whole, 7) ^ outline) * MULTIPLIER;
        }
        return whole;
    }
}
