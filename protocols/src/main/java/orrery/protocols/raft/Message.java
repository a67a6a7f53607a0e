package orrery.protocols.raft;

import java.util.List;
import java.util.Optional;
import orrery.api.KeyValue;
import orrery.api.NodeId;

/**
 * What is said: the two remote procedure calls of Figure 2 with their results, and what clients say (section 8). What the
 * dissertation adds is in {@link Extension}.
 */
public sealed interface Message
        permits Extension, Message.Rpc, Message.ClientRequest, Message.ClientReply, Message.NotLeader {

    /** What servers say to each other carries the sender's term (5.1). */
    sealed interface Rpc extends Message {
        long term();
    }

    /**
     * A candidate asks for a vote (5.2).
     *
     * @param lastLogIndex index of the candidate's last log entry (5.4.1)
     * @param lastLogTerm term of the candidate's last log entry
     * @param byLeave whether the leader itself asked for this election (dissertation, 3.10)
     */
    record RequestVote(long term, long lastLogIndex, long lastLogTerm, boolean byLeave) implements Rpc {}

    record RequestVoteReply(long term, boolean voteGranted) implements Rpc {}

    /**
     * A leader replicates its log, or only shows that it is there (5.2, 5.3).
     *
     * @param prevLogIndex index of the entry before the new ones
     * @param prevLogTerm term of that entry
     * @param entries to store; none in a heartbeat
     * @param leaderCommit the leader's commit index
     */
    record AppendEntries(long term, long prevLogIndex, long prevLogTerm, List<Entry> entries, long leaderCommit)
            implements Rpc {}

    /**
     * The follower's log is now the leader's as far as the leader's message went.
     *
     * @param matchIndex index of the last entry that the message vouched for
     */
    record AppendAccepted(long term, long matchIndex) implements Rpc {}

    /**
     * The follower has no such previous entry, or has seen a newer term.
     *
     * @param conflictIndex where the leader should try next: the first entry that the follower holds of the term in
     *     conflict, or the end of its log (5.3, last paragraphs)
     */
    record AppendRejected(long term, long conflictIndex) implements Rpc {}

    /**
     * A client asks for one command.
     *
     * @param serial grows with each command of this client, so that a retried one can be told from a new one (section 8)
     */
    record ClientRequest(long serial, KeyValue question) implements Message {}

    record ClientReply(long serial, Record answer) implements Message {}

    /**
     * The server that was asked does not lead.
     *
     * @param leader who does, as far as it knows
     */
    record NotLeader(long serial, Optional<NodeId> leader) implements Message {}
}
