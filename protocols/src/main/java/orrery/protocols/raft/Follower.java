package orrery.protocols.raft;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import orrery.api.Context;
import orrery.api.KeyValue;
import orrery.api.NodeId;
import orrery.protocols.raft.Extension.ReadIndex;
import orrery.protocols.raft.Extension.ReadIndexReply;
import orrery.protocols.raft.Message.AppendAccepted;
import orrery.protocols.raft.Message.AppendRejected;
import orrery.protocols.raft.Message.ClientReply;
import orrery.protocols.raft.Message.ClientRequest;
import orrery.protocols.raft.Message.NotLeader;
import orrery.protocols.raft.Message.RequestVoteReply;

/**
 * A server that only answers (5.1, 5.2).
 *
 * @param leader of the current term, once it was heard of
 * @param loyal whether it has heard from a leader so lately that it helps nobody else to lead
 * @param reads that clients have asked it, and for which it has not applied enough of the log yet
 */
public record Follower(Server server, Optional<NodeId> leader, boolean loyal, List<ReadIndexReply> reads)
        implements Role {

    @Override
    public Follower start(Context<Message, Timer> ctx) {
        resetElectionTimer(ctx);
        return Extensions.pledge(server.options(), ctx) ? new Follower(server, leader, true, reads) : this;
    }

    /** Nobody leads, it seems: it stands for election itself (5.2). */
    @Override
    public Role timeout(Timer timer, Context<Message, Timer> ctx) {
        return switch (timer) {
            case ELECTION -> server.mayStand() ? stand(ctx) : waitOn(ctx);
            case LOYALTY -> new Follower(server, leader, false, reads);
            case HEARTBEAT, TRANSFER, BATCH, RETRY ->
                throw new IllegalStateException("a follower sets no timer " + timer);
        };
    }

    private Role stand(Context<Message, Timer> ctx) {
        return server.options().preVote() ? PreCandidate.ask(server, ctx) : Candidate.stand(server, false, ctx);
    }

    /** Who is no member waits to become one (dissertation, 4.2.2). */
    private Follower waitOn(Context<Message, Timer> ctx) {
        resetElectionTimer(ctx);
        return this;
    }

    @Override
    public Follower onRequest(NodeId from, ClientRequest request, Context<Message, Timer> ctx) {
        boolean reads = server.options().reads() == Reads.FOLLOWER && request.question() instanceof KeyValue.Get;
        if (!reads || leader.isEmpty()) {
            ctx.send(from, new NotLeader(request.serial(), leader));
        } else if (server.rules().asksForTheReadIndex()) {
            ctx.send(leader.get(), new ReadIndex(server.currentTerm(), from, request.serial(), request.question()));
        } else {
            answer(from, request.serial(), request.question(), ctx);
        }
        return this;
    }

    /** The leader has said how far this server must have come to answer a read (dissertation, 6.4). */
    Follower mayRead(ReadIndexReply read, Context<Message, Timer> ctx) {
        return new Follower(
                        server,
                        leader,
                        loyal,
                        Stream.concat(reads.stream(), Stream.of(read)).toList())
                .serve(ctx);
    }

    private Follower serve(Context<Message, Timer> ctx) {
        List<ReadIndexReply> waiting = new ArrayList<>();
        for (ReadIndexReply read : reads) {
            if (read.index() <= server.machine().lastApplied()) {
                answer(read.client(), read.serial(), read.question(), ctx);
            } else {
                waiting.add(read);
            }
        }
        return waiting.size() == reads.size() ? this : new Follower(server, leader, loyal, List.copyOf(waiting));
    }

    private void answer(NodeId client, long serial, KeyValue question, Context<Message, Timer> ctx) {
        ctx.send(client, new ClientReply(serial, server.machine().answer(question)));
    }

    @Override
    public Follower onVote(NodeId from, RequestVoteReply late, Context<Message, Timer> ctx) {
        return this;
    }

    @Override
    public Follower onAccepted(NodeId from, AppendAccepted late, Context<Message, Timer> ctx) {
        return this;
    }

    @Override
    public Follower onRejected(NodeId from, AppendRejected late, Context<Message, Timer> ctx) {
        return this;
    }

    @Override
    @SuppressWarnings("ReferenceEquality") // a heartbeat changes nothing
    public Follower with(Server changed) {
        return changed == server ? this : new Follower(changed, leader, loyal, reads);
    }

    @Override
    public Follower follow(Server changed, Optional<NodeId> follows, Context<Message, Timer> ctx) {
        boolean pledged = (follows.isPresent() && Extensions.pledge(changed.options(), ctx)) || loyal;
        Follower after = leader.equals(follows) && pledged == loyal
                ? with(changed)
                : new Follower(changed, follows, pledged, reads);
        return after.serve(ctx);
    }
}
