package orrery.verdict;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import orrery.api.Node;
import orrery.api.NodeId;
import orrery.api.Snapshot;

/**
 * The nodes of a run as they are now. It notes down what is asked of it, so that a check need not be asked again before
 * something that it looked at has changed.
 */
final class LiveSnapshot implements Snapshot {

    private final List<NodeId> nodes;
    /** By the index of the node; null where it is down, or has saved nothing. */
    private final @Nullable Node<?, ?>[] states;

    private final @Nullable Record[] saved;
    private long nowNanos;
    private Asked asked = new Asked();

    LiveSnapshot(List<NodeId> nodes) {
        this.nodes = List.copyOf(nodes);
        for (int index = 0; index < nodes.size(); index++) {
            if (nodes.get(index).index() != index) {
                throw new IllegalArgumentException("nodes must be in the world's order, but " + nodes.get(index)
                        + " is at " + index + " and has index "
                        + nodes.get(index).index());
            }
        }
        states = new Node<?, ?>[nodes.size()];
        saved = new Record[nodes.size()];
    }

    LiveSnapshot copy() {
        LiveSnapshot copy = new LiveSnapshot(nodes);
        System.arraycopy(states, 0, copy.states, 0, states.length);
        System.arraycopy(saved, 0, copy.saved, 0, saved.length);
        copy.nowNanos = nowNanos;
        return copy;
    }

    void at(long timeNanos) {
        nowNanos = timeNanos;
    }

    /** Whether anything is different from what was known of this node. */
    @SuppressWarnings("ReferenceEquality") // the same object is the same state; equality would cost a walk through it
    boolean differs(NodeId node, @Nullable Node<?, ?> after, @Nullable Record durable) {
        return states[node.index()] != after || saved[node.index()] != durable;
    }

    void set(NodeId node, @Nullable Node<?, ?> after, @Nullable Record durable) {
        states[node.index()] = after;
        saved[node.index()] = durable;
    }

    /** From here on, what is asked is noted in {@code notes}, which begins empty. */
    void noteIn(Asked notes) {
        notes.clear();
        asked = notes;
    }

    /** The state without a note of having been asked. */
    @Nullable
    Node<?, ?> peek(NodeId node) {
        return states[node.index()];
    }

    /** What is durable, without a note of having been asked. */
    @Nullable
    Record peekSaved(NodeId node) {
        return saved[node.index()];
    }

    @Override
    public Duration now() {
        asked.everything = true;
        return Duration.ofNanos(nowNanos);
    }

    @Override
    public List<NodeId> nodes() {
        return nodes;
    }

    @Override
    public Optional<Node<?, ?>> state(NodeId node) {
        asked.node(node.index());
        return Optional.ofNullable(states[node.index()]);
    }

    @Override
    public Optional<Record> saved(NodeId node) {
        asked.node(node.index());
        return Optional.ofNullable(saved[node.index()]);
    }

    @Override
    public <S> List<S> all(Class<S> type) {
        asked.type(type);
        List<S> found = new ArrayList<>();
        for (Node<?, ?> state : states) {
            if (type.isInstance(state)) {
                found.add(type.cast(state));
            }
        }
        return found;
    }

    /** What a check asked when it was last evaluated: with the same answers it would come to the same result. */
    static final class Asked {

        private static final int MASKED = 64;

        private boolean everything = true;
        private long nodes;
        private Class<?>[] types = new Class<?>[2];
        private int typeCount;

        private void clear() {
            everything = false;
            nodes = 0;
            typeCount = 0;
        }

        private void node(int index) {
            if (index < MASKED) {
                nodes |= 1L << index;
            } else {
                everything = true;
            }
        }

        private void type(Class<?> type) {
            for (int at = 0; at < typeCount; at++) {
                if (types[at] == type) {
                    return;
                }
            }
            if (typeCount == types.length) {
                types = Arrays.copyOf(types, 2 * typeCount);
            }
            types[typeCount++] = type;
        }

        /** Whether anything was asked to which this node, as it is or could be, has to do. */
        boolean mayAskAbout(NodeId node) {
            return everything || typeCount > 0 || (node.index() < MASKED && (nodes & 1L << node.index()) != 0);
        }

        /** Whether the answers can be others after this node went from {@code before} to {@code after}. */
        boolean touchedBy(NodeId node, @Nullable Node<?, ?> before, @Nullable Node<?, ?> after) {
            if (everything || (node.index() < MASKED && (nodes & 1L << node.index()) != 0)) {
                return true;
            }
            for (int at = 0; at < typeCount; at++) {
                if (types[at].isInstance(before) || types[at].isInstance(after)) {
                    return true;
                }
            }
            return false;
        }
    }
}
