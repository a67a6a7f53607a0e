package orrery.protocols.broadcast;

/** What sites and clients wait for. */
public enum Timer {
    /** What was not acknowledged is sent again. */
    RETRY
}
