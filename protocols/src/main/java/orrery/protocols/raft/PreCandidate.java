package orrery.protocols.raft;

import java.util.List;
import java.util.Optional;
import orrery.api.Context;
import orrery.api.NodeId;
import orrery.protocols.raft.Extension.PreVote;
import orrery.protocols.raft.Extension.PreVoteReply;
import orrery.protocols.raft.Message.AppendAccepted;
import orrery.protocols.raft.Message.AppendRejected;
import orrery.protocols.raft.Message.ClientRequest;
import orrery.protocols.raft.Message.NotLeader;
import orrery.protocols.raft.Message.RequestVoteReply;

/**
 * A server that hears of no leader and asks whether it would be elected, before it begins a term that would depose one (9.6).
 *
 * @param votes who would vote for it, itself among them
 */
public record PreCandidate(Server server, List<NodeId> votes) implements Role {

    static Role ask(Server server, Context<Message, Timer> ctx) {
        PreVote question = new PreVote(
                server.currentTerm(), server.log().lastIndex(), server.log().lastTerm());
        for (NodeId peer : server.membership().electors()) {
            ctx.send(peer, question);
        }
        PreCandidate asking = new PreCandidate(server, List.of());
        asking.resetElectionTimer(ctx);
        boolean counts = server.rules().countsItself(ctx.self(), server.configuration());
        return counts ? asking.count(ctx.self(), ctx) : asking;
    }

    Role onReply(NodeId from, PreVoteReply reply, Context<Message, Timer> ctx) {
        return reply.granted() ? count(from, ctx) : this;
    }

    private Role count(NodeId voter, Context<Message, Timer> ctx) {
        Rules rules = server.rules();
        List<NodeId> counted = rules.countVote(votes, voter);
        return server.membership().elect(rules, counted)
                ? Candidate.stand(server, false, ctx)
                : new PreCandidate(server, counted);
    }

    @Override
    public Role timeout(Timer timer, Context<Message, Timer> ctx) {
        return switch (timer) {
            case ELECTION -> ask(server, ctx);
            case LOYALTY -> this;
            case HEARTBEAT, TRANSFER, BATCH, RETRY ->
                throw new IllegalStateException("a pre-candidate sets no timer " + timer);
        };
    }

    @Override
    public boolean loyal() {
        return false;
    }

    @Override
    public PreCandidate onRequest(NodeId from, ClientRequest request, Context<Message, Timer> ctx) {
        ctx.send(from, new NotLeader(request.serial(), Optional.empty()));
        return this;
    }

    @Override
    public PreCandidate onVote(NodeId from, RequestVoteReply late, Context<Message, Timer> ctx) {
        return this;
    }

    @Override
    public PreCandidate onAccepted(NodeId from, AppendAccepted late, Context<Message, Timer> ctx) {
        return this;
    }

    @Override
    public PreCandidate onRejected(NodeId from, AppendRejected late, Context<Message, Timer> ctx) {
        return this;
    }

    @Override
    @SuppressWarnings("ReferenceEquality") // what did not change is the same object
    public PreCandidate with(Server changed) {
        return changed == server ? this : new PreCandidate(changed, votes);
    }
}
