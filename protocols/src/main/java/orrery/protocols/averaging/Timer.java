package orrery.protocols.averaging;

/** What nodes wait for. */
public enum Timer {
    /** A node's turn in a cycle. */
    TURN,
    /** An answer is overdue. */
    RETRY
}
