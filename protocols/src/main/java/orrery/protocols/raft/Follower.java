package orrery.protocols.raft;

import java.util.Optional;
import orrery.api.Context;
import orrery.api.NodeId;
import orrery.protocols.raft.Message.AppendAccepted;
import orrery.protocols.raft.Message.AppendRejected;
import orrery.protocols.raft.Message.ClientRequest;
import orrery.protocols.raft.Message.NotLeader;
import orrery.protocols.raft.Message.RequestVoteReply;

/**
 * A server that only answers (5.1, 5.2).
 *
 * @param leader of the current term, once it was heard of
 * @param loyal whether it has heard from a leader so lately that it helps nobody else to lead
 */
public record Follower(Server server, Optional<NodeId> leader, boolean loyal) implements Role {

    @Override
    public Follower start(Context<Message, Timer> ctx) {
        resetElectionTimer(ctx);
        return Extensions.pledge(server.options(), ctx) ? new Follower(server, leader, true) : this;
    }

    /** Nobody leads, it seems: it stands for election itself (5.2). */
    @Override
    public Role timeout(Timer timer, Context<Message, Timer> ctx) {
        return switch (timer) {
            case ELECTION -> server.mayStand() ? stand(ctx) : waitOn(ctx);
            case LOYALTY -> new Follower(server, leader, false);
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
        ctx.send(from, new NotLeader(request.serial(), leader));
        return this;
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
        return changed == server ? this : new Follower(changed, leader, loyal);
    }

    @Override
    public Follower follow(Server changed, Optional<NodeId> follows, Context<Message, Timer> ctx) {
        boolean pledged = (follows.isPresent() && Extensions.pledge(changed.options(), ctx)) || loyal;
        return leader.equals(follows) && pledged == loyal ? with(changed) : new Follower(changed, follows, pledged);
    }
}
