package orrery.viz.story;

/**
 * Something that happened at one moment at one node.
 *
 * @param type of the timer or the message, as in {@code ElectionTimeout}; empty for a remark
 * @param text the timer, the remark, or the refused message
 */
public record Mark(Kind kind, long step, long nanos, String type, String text) {

    /** What it was. */
    public enum Kind {
        TIMER,
        NOTE,
        /** A client waits no longer for an operation. */
        GAVE_UP,
        REFUSED
    }
}
