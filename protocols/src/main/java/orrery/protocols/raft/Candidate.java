package orrery.protocols.raft;

import java.util.List;
import java.util.Optional;
import orrery.api.Context;
import orrery.api.NodeId;
import orrery.protocols.raft.Message.AppendAccepted;
import orrery.protocols.raft.Message.AppendRejected;
import orrery.protocols.raft.Message.ClientRequest;
import orrery.protocols.raft.Message.NotLeader;
import orrery.protocols.raft.Message.RequestVote;
import orrery.protocols.raft.Message.RequestVoteReply;

/**
 * A server that stands for election (5.2).
 *
 * @param votes who voted for it in the current term, itself among them
 */
public record Candidate(Server server, List<NodeId> votes) implements Role {

    /**
     * Begins an election: a new term, its own vote, and a request to all others.
     *
     * @param byLeave whether the leader asked for it (dissertation, 3.10)
     */
    static Role stand(Server server, boolean byLeave, Context<Message, Timer> ctx) {
        Saved was = server.saved();
        Saved now = server.rules().candidacy(was, ctx.self());
        server.rules().beforeAnswering(was, now, ctx);
        RequestVote request = new RequestVote(
                now.currentTerm(), now.log().lastIndex(), now.log().lastTerm(), byLeave);
        for (NodeId peer : server.membership().electors()) {
            ctx.send(peer, request);
        }
        Candidate candidate = new Candidate(server.with(now), List.of());
        ctx.setTimer(server.rules().patience(candidate.electionTimeout(ctx)), Timer.ELECTION);
        boolean counts = server.rules().countsItself(ctx.self(), server.configuration());
        return counts ? candidate.count(ctx.self(), ctx) : candidate;
    }

    @Override
    public Role onVote(NodeId from, RequestVoteReply reply, Context<Message, Timer> ctx) {
        boolean late = reply.term() < server.currentTerm();
        return reply.voteGranted() && !late ? count(from, ctx) : this;
    }

    /** Whoever has a majority of the votes leads (5.2). */
    private Role count(NodeId voter, Context<Message, Timer> ctx) {
        Rules rules = server.rules();
        List<NodeId> counted = rules.countVote(votes, voter);
        return server.membership().elect(rules, counted) ? Leader.elected(server, ctx) : new Candidate(server, counted);
    }

    /** A split vote: it tries again in the next term (5.2). */
    @Override
    public Role timeout(Timer timer, Context<Message, Timer> ctx) {
        return switch (timer) {
            case ELECTION -> server.options().preVote() ? PreCandidate.ask(server, ctx) : stand(server, false, ctx);
            case LOYALTY -> this;
            case HEARTBEAT, TRANSFER, BATCH, RETRY ->
                throw new IllegalStateException("a candidate sets no timer " + timer);
        };
    }

    @Override
    public boolean loyal() {
        return false;
    }

    @Override
    public Candidate onRequest(NodeId from, ClientRequest request, Context<Message, Timer> ctx) {
        ctx.send(from, new NotLeader(request.serial(), Optional.empty()));
        return this;
    }

    @Override
    public Candidate onAccepted(NodeId from, AppendAccepted late, Context<Message, Timer> ctx) {
        return this;
    }

    @Override
    public Candidate onRejected(NodeId from, AppendRejected late, Context<Message, Timer> ctx) {
        return this;
    }

    @Override
    @SuppressWarnings("ReferenceEquality") // what did not change is the same object
    public Candidate with(Server changed) {
        return changed == server ? this : new Candidate(changed, votes);
    }
}
