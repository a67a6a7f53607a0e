package orrery.verdict;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import orrery.api.Change;
import orrery.api.Node;
import orrery.api.NodeId;

/** What a judge was told of a run's nodes, the last of it: so that it can ask its checks what they would have said otherwise. */
final class Moments {

    /**
     * One node became another.
     *
     * @param savedBefore what was durable
     * @param saved what is durable
     */
    record Moment(
            long step,
            long timeNanos,
            NodeId node,
            @Nullable Node<?, ?> before,
            @Nullable Node<?, ?> after,
            @Nullable Record savedBefore,
            @Nullable Record saved) {

        Change change(@Nullable Node<?, ?> was, @Nullable Node<?, ?> is, LiveSnapshot snapshot) {
            return new Change(node, Optional.ofNullable(was), Optional.ofNullable(is), snapshot);
        }

        /** Makes it true in a snapshot. */
        void happenIn(LiveSnapshot snapshot) {
            snapshot.at(timeNanos);
            snapshot.set(node, after, saved);
        }
    }

    private final List<NodeId> nodes;
    private final int most;
    private final ArrayDeque<Moment> moments = new ArrayDeque<>();
    /** How the nodes were before the first of them. */
    private final LiveSnapshot beginning;

    /** @param most so many are kept; with 0 there is never any evidence */
    Moments(List<NodeId> nodes, int most) {
        this.nodes = nodes;
        this.most = most;
        beginning = new LiveSnapshot(nodes);
    }

    boolean kept() {
        return most > 0;
    }

    void add(Moment moment) {
        if (moments.size() == most) {
            moments.removeFirst().happenIn(beginning);
        }
        moments.addLast(moment);
    }

    /** @param untilNanos the last time of interest */
    List<Moment> until(long untilNanos) {
        return moments.stream()
                .takeWhile(moment -> moment.timeNanos <= untilNanos)
                .toList();
    }

    List<Moment> all() {
        return List.copyOf(moments);
    }

    /** How the nodes were before the first moment that is kept. */
    LiveSnapshot beginning() {
        return beginning.copy();
    }

    /** How the nodes were after these. */
    LiveSnapshot after(List<Moment> these) {
        LiveSnapshot snapshot = beginning();
        these.forEach(moment -> moment.happenIn(snapshot));
        return snapshot;
    }

    List<NodeId> nodes() {
        return nodes;
    }
}
