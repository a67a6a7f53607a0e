package orrery.protocols.raft;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import orrery.api.Context;
import orrery.api.Node;
import orrery.api.NodeId;
import orrery.protocols.raft.Message.AppendAccepted;
import orrery.protocols.raft.Message.AppendEntries;
import orrery.protocols.raft.Message.AppendRejected;
import orrery.protocols.raft.Message.ClientReply;
import orrery.protocols.raft.Message.ClientRequest;
import orrery.protocols.raft.Message.NotLeader;
import orrery.protocols.raft.Message.RequestVote;
import orrery.protocols.raft.Message.RequestVoteReply;

/** A server in one of its roles, and what is the same in all of them (Figure 2, "rules for servers: all servers"). */
public sealed interface Role extends Node<Message, Timer> permits Follower, PreCandidate, Candidate, Leader {

    Server server();

    /** The same role, with other state. */
    Role with(Server changed);

    @Override
    default Role receive(NodeId from, Message message, Context<Message, Timer> ctx) {
        return switch (message) {
            case RequestVote request -> onRequestVote(from, request, ctx);
            case RequestVoteReply reply ->
                isNewer(reply.term()) ? stepDown(reply.term(), ctx) : onVote(from, reply, ctx);
            case AppendEntries append -> onAppendEntries(from, append, ctx);
            case AppendAccepted reply ->
                isNewer(reply.term()) ? stepDown(reply.term(), ctx) : onAccepted(from, reply, ctx);
            case AppendRejected reply ->
                isNewer(reply.term()) ? stepDown(reply.term(), ctx) : onRejected(from, reply, ctx);
            case ClientRequest request -> onRequest(from, request, ctx);
            case Extension extension -> Extensions.receive(this, from, extension, ctx);
            case ClientReply misrouted -> ctx.refuse(misrouted, this);
            case NotLeader misrouted -> ctx.refuse(misrouted, this);
        };
    }

    /** Becomes, or stays, a follower. */
    default Follower follow(Server changed, Optional<NodeId> leader, Context<Message, Timer> ctx) {
        boolean pledged = leader.isPresent() && Extensions.pledge(changed.options(), ctx);
        return new Follower(changed, leader, pledged, List.of());
    }

    /** Whether it has heard from a leader so lately that it helps nobody else to lead; or leads itself. */
    boolean loyal();

    Role onVote(NodeId from, RequestVoteReply reply, Context<Message, Timer> ctx);

    Role onAccepted(NodeId from, AppendAccepted reply, Context<Message, Timer> ctx);

    Role onRejected(NodeId from, AppendRejected reply, Context<Message, Timer> ctx);

    Role onRequest(NodeId from, ClientRequest request, Context<Message, Timer> ctx);

    private boolean isNewer(long term) {
        return term > server().currentTerm();
    }

    /** Whoever hears of a newer term follows in it (5.1). */
    default Role stepDown(long term, Context<Message, Timer> ctx) {
        Saved was = server().saved();
        Saved now = was.inTerm(term);
        server().rules().beforeAnswering(was, now, ctx);
        return follow(server().with(now), Optional.empty(), ctx);
    }

    /** Figure 2, "RequestVote RPC: receiver implementation". */
    private Role onRequestVote(NodeId from, RequestVote request, Context<Message, Timer> ctx) {
        Server server = server();
        Rules rules = server.rules();
        if (server.options().checkQuorum() && rules.ignoresVotes(loyal(), request.byLeave())) {
            return this;
        }
        Saved was = server.saved();
        Saved now = was.inTerm(request.term());
        boolean granted = !rules.outdated(request.term(), now.currentTerm())
                && server.mayVote()
                && rules.mayVote(now.votedFor(), from)
                && rules.upToDate(request.lastLogTerm(), request.lastLogIndex(), now.log());
        if (granted) {
            now = now.votingFor(from);
        }
        if (rules.calms(granted, this instanceof Leader)) {
            resetElectionTimer(ctx);
        }
        rules.beforeAnswering(was, now, ctx);
        ctx.send(from, new RequestVoteReply(now.currentTerm(), granted));
        return isNewer(now.currentTerm()) ? follow(server.with(now), Optional.empty(), ctx) : with(server.with(now));
    }

    /** Figure 2, "AppendEntries RPC: receiver implementation". */
    default Role onAppendEntries(NodeId from, AppendEntries append, Context<Message, Timer> ctx) {
        Rules rules = server().rules();
        if (rules.outdated(append.term(), rules.obeysFrom(server().saved()))) {
            ctx.send(from, new AppendRejected(server().currentTerm(), append.prevLogIndex()));
            return this;
        }
        Server server = Compaction.ifDue(server(), ctx);
        Saved was = server.saved();
        Saved now = was.inTerm(append.term());
        resetElectionTimer(ctx);
        if (!rules.matches(now.log(), append.prevLogIndex(), append.prevLogTerm()) || !rules.isWilling(ctx.chance())) {
            rules.beforeAnswering(was, now, ctx);
            ctx.send(
                    from,
                    new AppendRejected(
                            rules.answersIn(append.term(), now), conflict(now.log(), append.prevLogIndex())));
            return follow(server.with(now), Optional.of(from), ctx);
        }
        now = now.with(rules.merge(now.log(), append.prevLogIndex(), append.entries()));
        rules.beforeAnswering(was, now, ctx);
        long lastNew = append.prevLogIndex() + append.entries().size();
        ctx.send(from, new AppendAccepted(rules.answersIn(append.term(), now), lastNew));
        return follow(server.with(now).committed(Math.min(append.leaderCommit(), lastNew)), Optional.of(from), ctx);
    }

    private static long conflict(Log log, long prevLogIndex) {
        return prevLogIndex > log.lastIndex() ? log.lastIndex() + 1 : log.firstOfTerm(prevLogIndex);
    }

    default void resetElectionTimer(Context<Message, Timer> ctx) {
        ctx.setTimer(electionTimeout(ctx), Timer.ELECTION);
    }

    default Duration electionTimeout(Context<Message, Timer> ctx) {
        return server().rules().electionTimeout(server().options().electionTimeout(), ctx.chance());
    }
}
