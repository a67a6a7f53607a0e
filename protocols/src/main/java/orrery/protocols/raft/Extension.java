package orrery.protocols.raft;

import java.util.List;
import java.util.Optional;
import orrery.api.KeyValue;
import orrery.api.NodeId;

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

    /**
     * A leader sends a chunk of a snapshot to a follower that lacks entries which the leader has discarded (Figure 5.3).
     *
     * @param lastIndex index of the last entry that the snapshot stands for
     * @param lastTerm term of that entry
     * @param configuration the last that it stands for, if there was one
     * @param offset how much of it came before this chunk
     * @param done whether this chunk is the last
     */
    record InstallSnapshot(
            long term,
            long lastIndex,
            long lastTerm,
            Optional<Configuration> configuration,
            int offset,
            List<StateSnapshot.Item> chunk,
            boolean done)
            implements Extension {}

    /**
     * The follower tells how much it has of the snapshot that ends at this index.
     *
     * @param done whether it needs no more of it
     */
    record InstallSnapshotReply(long term, long lastIndex, int received, boolean done) implements Extension {}

    /**
     * A follower asks the leader how far it must have come before it answers a read (6.4). The question carries the read, so that
     * there is nothing to remember in the meantime.
     *
     * @param serial of the client's command
     */
    record ReadIndex(long term, NodeId client, long serial, KeyValue question) implements Extension {}

    /**
     * Whoever has applied so much of the log may answer this read.
     *
     * @param index of the last entry that has to be applied
     */
    record ReadIndexReply(long term, NodeId client, long serial, KeyValue question, long index) implements Extension {}

    /** A leader asks a follower to stand for election at once, and to take over (3.10). */
    record TimeoutNow(long term) implements Extension {}
}
