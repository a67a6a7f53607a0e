package orrery.protocols.raft;

/** How a leader answers what only reads (dissertation, 6.4). */
public enum Reads {
    /** A read is a log entry like any other command. */
    LOG,
    /** A read waits until a majority has confirmed that the leader still leads (6.4). */
    READ_INDEX,
    /** A read is answered at once, as long as a majority has promised not to elect anybody else (6.4.1). */
    LEASE
}
