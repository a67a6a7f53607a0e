package orrery.trace;

import java.util.List;
import org.jspecify.annotations.Nullable;
import orrery.api.NodeId;

/**
 * One step of a run: an event, at one node or at none, and what came of it.
 *
 * @param number from 0, without gaps, in the order in which things happened
 * @param timeNanos virtual time
 * @param node where it happened; null for what happens to the network
 * @param event what happened
 * @param cause the step that made it happen, as the send of what is delivered; {@link #NO_CAUSE} for what the world does
 * @param before the node's state before; null if it was down or no node is concerned
 * @param after the node's state after; null if it is down or no node is concerned
 * @param effects what the handler asked for, in order
 */
public record Step(
        long number,
        long timeNanos,
        @Nullable NodeId node,
        Event event,
        long cause,
        @Nullable Object before,
        @Nullable Object after,
        List<Effect> effects) {

    public static final long NO_CAUSE = -1;

    public Step {
        effects = List.copyOf(effects);
    }
}
