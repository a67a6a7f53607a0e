package orrery.protocols.raft;

/**
 * What servers say to each other beyond Figure 2, where a scenario switches on what the dissertation adds. Each carries the
 * sender's term.
 */
public sealed interface Extension extends Message {

    long term();

    /**
     * A server asks whether it would be elected, before it begins a new term (9.6).
     *
     * @param term in which it is, before the new one
     * @param lastLogIndex index of its last log entry
     * @param lastLogTerm term of its last log entry
     */
    record PreVote(long term, long lastLogIndex, long lastLogTerm) implements Extension {}

    record PreVoteReply(long term, boolean granted) implements Extension {}

    /**
     * A leader asks whether it still leads (6.2, 6.4).
     *
     * @param round counts these questions
     */
    record Heartbeat(long term, long round) implements Extension {}

    record HeartbeatReply(long term, long round) implements Extension {}

    /** A leader asks a follower to stand for election at once, and to take over (3.10). */
    record TimeoutNow(long term) implements Extension {}
}
