package orrery.protocols.raft;

/** What a server or a client waits for. */
public enum Timer {
    /** A follower or candidate has heard of no leader for too long (5.2). */
    ELECTION,
    /** It is time for the leader to show that it is there (5.2). */
    HEARTBEAT,
    /** A follower has heard of no leader for the shortest election timeout (dissertation, 4.2.3). */
    LOYALTY,
    /** It is time for the leader to hand over, or to give that up (dissertation, 3.10). */
    TRANSFER,
    /** The leader has waited long enough for more commands to go with those that came (dissertation, 10.2.2). */
    BATCH,
    /** A client was not answered (section 8). */
    RETRY
}
