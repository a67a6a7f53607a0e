package orrery.protocols.raft;

/** How what only reads is answered (dissertation, 6.4). */
public enum Reads {
    /** A read is a log entry like any other command. */
    LOG,
    /** A read waits until a majority has confirmed that the leader still leads (6.4). */
    READ_INDEX,
    /** A read is answered at once, as long as a majority has promised not to elect anybody else (6.4.1). */
    LEASE,
    /** A client reads at one server, which need not lead: it asks the leader how far it has to have come (6.4, at the end). */
    FOLLOWER
}
