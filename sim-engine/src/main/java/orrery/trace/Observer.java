package orrery.trace;

import org.jspecify.annotations.Nullable;
import orrery.api.Context;
import orrery.api.Node;
import orrery.api.NodeId;
import orrery.api.Operation;

/** Watches a run while it happens, whatever is recorded of it. */
public interface Observer {

    /**
     * A node went from one state to another, or saved something.
     *
     * @param before null if the node was down
     * @param after null if the node is down now
     * @param saved what is durable at the node now; null if nothing
     * @return false to end the run here
     */
    boolean changed(
            long step,
            long timeNanos,
            NodeId node,
            @Nullable Node<?, ?> before,
            @Nullable Node<?, ?> after,
            @Nullable Record saved);

    /**
     * A client was asked something. The operation stays open for ever if the client goes down or gives up.
     *
     * @param operation open
     */
    default void invoked(Operation operation) {}

    /**
     * A client's operation was completed.
     *
     * @return false to end the run here
     */
    default boolean completed(Operation operation) {
        return true;
    }

    /** A node made a remark. */
    default void noted(long step, long timeNanos, NodeId node, String text) {}

    /** A fault struck, or was healed; {@code Eventually} counts from the last of these. */
    default void disturbed(long timeNanos) {}

    /** The number of the one step before whose handler {@link #before} is called; negative for none. */
    default long stopsBefore() {
        return -1;
    }

    /**
     * A handler is about to be called.
     *
     * @param before null if the node boots
     * @param context what the handler gets
     */
    default void before(NodeId node, @Nullable Node<?, ?> before, Context<?, ?> context, Event event) {}
}
