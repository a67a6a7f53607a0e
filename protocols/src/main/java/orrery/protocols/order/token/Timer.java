package orrery.protocols.order.token;

/** What is waited for. */
public enum Timer {
    /** The wish to enter. */
    WISH,
    /** The end of the stay in the critical section. */
    LEAVE,
    /** The token. */
    MISSING
}
