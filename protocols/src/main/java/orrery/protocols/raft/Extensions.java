package orrery.protocols.raft;

import java.time.Duration;
import java.util.Optional;
import orrery.api.Context;
import orrery.api.NodeId;
import orrery.protocols.raft.Extension.Heartbeat;
import orrery.protocols.raft.Extension.HeartbeatReply;
import orrery.protocols.raft.Extension.InstallSnapshot;
import orrery.protocols.raft.Extension.InstallSnapshotReply;
import orrery.protocols.raft.Extension.PreVote;
import orrery.protocols.raft.Extension.PreVoteReply;
import orrery.protocols.raft.Extension.ReadIndex;
import orrery.protocols.raft.Extension.ReadIndexReply;
import orrery.protocols.raft.Extension.TimeoutNow;

/** How a server answers what is said beyond Figure 2. */
final class Extensions {

    private Extensions() {}

    static Role receive(Role role, NodeId from, Extension message, Context<Message, Timer> ctx) {
        boolean newer = message.term() > role.server().currentTerm();
        return switch (message) {
            case PreVote request -> onPreVote(role, from, request, ctx);
            case PreVoteReply reply when newer -> learn(role, reply, ctx);
            case PreVoteReply reply -> role instanceof PreCandidate asked ? asked.onReply(from, reply, ctx) : role;
            case Heartbeat heartbeat -> onHeartbeat(role, from, heartbeat, ctx);
            case HeartbeatReply reply when newer -> role.stepDown(reply.term(), ctx);
            case HeartbeatReply reply -> role instanceof Leader leader ? leader.onConfirmed(from, reply, ctx) : role;
            case InstallSnapshot chunk -> Compaction.onInstallSnapshot(role, from, chunk, ctx);
            case InstallSnapshotReply reply when newer -> role.stepDown(reply.term(), ctx);
            case InstallSnapshotReply reply ->
                role instanceof Leader leader ? Compaction.onReply(leader, from, reply, ctx) : role;
            case ReadIndex request when newer -> role.stepDown(request.term(), ctx);
            case ReadIndex request -> role instanceof Leader leader ? Reading.read(leader, from, request, ctx) : role;
            case ReadIndexReply reply when newer -> role.stepDown(reply.term(), ctx);
            case ReadIndexReply reply -> role instanceof Follower follower ? follower.mayRead(reply, ctx) : role;
            case TimeoutNow handover -> onTimeoutNow(role, handover, ctx);
        };
    }

    /**
     * It promises nothing and changes nothing: it only tells whether it would vote for this log in the next term, which it
     * would not while it hears from a leader (9.6).
     */
    private static Role onPreVote(Role role, NodeId from, PreVote request, Context<Message, Timer> ctx) {
        Server server = role.server();
        boolean granted = !role.loyal()
                && request.term() >= server.currentTerm()
                && server.mayVote()
                && server.rules().upToDate(request.lastLogTerm(), request.lastLogIndex(), server.log());
        ctx.send(from, new PreVoteReply(server.rules().termToTell(request.term(), server.currentTerm()), granted));
        return role;
    }

    private static Role learn(Role role, PreVoteReply reply, Context<Message, Timer> ctx) {
        return role.server().rules().learnsTerm(reply) ? role.stepDown(reply.term(), ctx) : role;
    }

    private static Role onHeartbeat(Role role, NodeId from, Heartbeat heartbeat, Context<Message, Timer> ctx) {
        Server server = role.server();
        Saved was = server.saved();
        if (server.rules().outdated(heartbeat.term(), server.rules().obeysFrom(was))) {
            ctx.send(from, new HeartbeatReply(was.currentTerm(), server.rules().refusedRound(heartbeat.round())));
            return role;
        }
        if (role instanceof Leader && heartbeat.term() == was.currentTerm()) {
            return ctx.refuse(heartbeat, role);
        }
        Saved now = was.inTerm(heartbeat.term());
        role.resetElectionTimer(ctx);
        server.rules().beforeAnswering(was, now, ctx);
        ctx.send(from, new HeartbeatReply(server.rules().answersIn(heartbeat.term(), now), heartbeat.round()));
        return role.follow(server.with(now), Optional.of(from), ctx);
    }

    /** What comes late, in a later term or after an election of its own has begun, is no longer wanted. */
    private static Role onTimeoutNow(Role role, TimeoutNow handover, Context<Message, Timer> ctx) {
        boolean wanted = (role instanceof Follower || role instanceof PreCandidate)
                && handover.term() == role.server().currentTerm();
        return wanted ? Candidate.stand(role.server(), true, ctx) : role;
    }

    /**
     * A follower that hears from a leader helps nobody else to lead for the shortest election timeout (4.2.3, 6.4.1, 9.6), and
     * so does one that has just booted: it may have heard from a leader before.
     *
     * @return whether it is so
     */
    static boolean pledge(Options options, Context<Message, Timer> ctx) {
        if (!options.preVote() && !options.checkQuorum()) {
            return false;
        }
        ctx.setTimer(Duration.ofNanos(options.electionTimeout().minNanos()), Timer.LOYALTY);
        return true;
    }
}
