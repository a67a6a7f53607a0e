package orrery.viz.story;

import orrery.api.NodeId;
import orrery.trace.Event.Detour;

/**
 * One copy of a message, from its send to what became of it.
 *
 * @param message the protocol's record, or a value of a loaded trace
 * @param nth which message of its link it is, from 0
 * @param copy 0 for the message itself, 1 for its duplicate
 * @param detour why it came later than its link explains; never with what did not come
 * @param sentStep the step that sent it, or -1 if that was not recorded
 * @param sentNanos when; the start of the record if that was not recorded
 * @param altered whether what ended is not what was sent
 * @param endStep the step that decided its fate, or -1 while it is under way
 * @param endNanos when its fate was decided; of a message that its link lost, or that was sent into a cut, the time of the
 *     send; {@link #OPEN} while it is under way
 */
public record Flight(
        NodeId from,
        NodeId to,
        Object message,
        long nth,
        int copy,
        boolean altered,
        Detour detour,
        long sentStep,
        long sentNanos,
        long endStep,
        long endNanos,
        Fate fate) {

    /** The end of what had not ended when the record did. */
    public static final long OPEN = Long.MAX_VALUE;

    /** What became of a message. */
    public enum Fate {
        DELIVERED("delivered"),
        LOST("lost"),
        CUT("dropped by a partition"),
        DOWN("dropped at a node that was down"),
        DAMAGED("arrived damaged"),
        OVERFLOWED("dropped by a queue that was full"),
        NO_LINK("dropped because there is no link"),
        SILENCED("kept back by a Byzantine sender"),
        UNDER_WAY("not arrived by the end");

        private final String words;

        Fate(String words) {
            this.words = words;
        }

        /** For people. */
        public String words() {
            return words;
        }
    }

    /** The message's type, as in {@code RequestVote}. */
    public String kind() {
        return Things.kind(message);
    }

    public boolean toItself() {
        return from.equals(to);
    }

    public boolean dropped() {
        return switch (fate) {
            case LOST, CUT, DOWN, DAMAGED, OVERFLOWED, NO_LINK, SILENCED -> true;
            case DELIVERED, UNDER_WAY -> false;
        };
    }
}
