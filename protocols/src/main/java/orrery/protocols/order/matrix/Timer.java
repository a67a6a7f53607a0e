package orrery.protocols.order.matrix;

/** What is waited for. */
public enum Timer {
    /** The next event of one's own. */
    ACT,
    /** The next message to somebody. */
    TELL
}
