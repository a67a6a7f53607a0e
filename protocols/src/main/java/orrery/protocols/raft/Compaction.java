package orrery.protocols.raft;

import java.util.List;
import java.util.Optional;
import orrery.api.Context;
import orrery.api.NodeId;
import orrery.protocols.raft.Extension.InstallSnapshot;
import orrery.protocols.raft.Extension.InstallSnapshotReply;

/** How servers take snapshots, each for itself, and how a follower that is too far behind gets the leader's (chapter 5). */
final class Compaction {

    private Compaction() {}

    /** A snapshot of what is applied, if that is committed and has become long since the last one (5.1). */
    static Server ifDue(Server server, Context<Message, Timer> ctx) {
        int every = server.options().snapshotEvery();
        Log log = server.log();
        long applied = server.machine().lastApplied();
        if (every == 0
                || applied - log.baseIndex() < every
                || applied > Math.min(server.commitIndex(), log.lastIndex())) {
            return server;
        }
        Rules rules = server.rules();
        StateSnapshot snapshot = new StateSnapshot(
                rules.lastIncludedTerm(log, applied),
                rules.inSnapshot(server.machine()),
                rules.inSnapshot(log, applied, server.snapshots().latest().configuration()));
        return keep(server, server.saved().with(log.discard(applied, snapshot.lastTerm())), snapshot, ctx);
    }

    private static Server keep(Server server, Saved rest, StateSnapshot snapshot, Context<Message, Timer> ctx) {
        server.rules().beforeDiscarding(snapshot, server.rules().durable(rest), ctx);
        return server.with(new Snapshots(snapshot, server.snapshots().incoming()))
                .with(rest);
    }

    /** Figure 5.3, "InstallSnapshot RPC: receiver implementation". */
    static Role onInstallSnapshot(Role role, NodeId from, InstallSnapshot message, Context<Message, Timer> ctx) {
        Server server = role.server();
        Rules rules = server.rules();
        Saved was = server.saved();
        if (rules.outdated(message.term(), rules.obeysFrom(was))) {
            ctx.send(from, new InstallSnapshotReply(was.currentTerm(), message.lastIndex(), 0, false));
            return role;
        }
        if (role instanceof Leader && message.term() == was.currentTerm()) {
            return ctx.refuse(message, role);
        }
        Saved now = was.inTerm(message.term());
        role.resetElectionTimer(ctx);
        rules.beforeAnswering(was, now, ctx);
        Server follows = server.with(now);
        Server after =
                rules.mayInstall(message.lastIndex(), server.commitIndex()) ? take(follows, message, ctx) : follows;
        boolean complete = after.commitIndex() >= message.lastIndex();
        ctx.send(
                from,
                new InstallSnapshotReply(
                        rules.answersIn(message.term(), now),
                        message.lastIndex(),
                        complete ? 0 : after.snapshots().received(message),
                        complete));
        return role.follow(after, Optional.of(from), ctx);
    }

    private static Server take(Server server, InstallSnapshot message, Context<Message, Timer> ctx) {
        boolean next = message.offset() == server.snapshots().received(message);
        Snapshots more = server.snapshots().with(message);
        if (!next || !message.done()) {
            List<StateSnapshot.Item> chunk = next ? message.chunk() : List.of();
            return server.with(more).with(server.rules().whileInstalling(server.machine(), chunk));
        }
        StateSnapshot whole = StateSnapshot.of(
                message.lastIndex(),
                message.lastTerm(),
                more.incoming().orElseThrow().items(),
                message.configuration());
        Saved rest = server.saved().with(server.rules().logAfter(whole, server.log()));
        return keep(server.with(server.snapshots().nothingIncoming()), rest, whole, ctx)
                .restored(whole);
    }

    /** The leader goes on with the next chunk, or with entries. */
    static Leader onReply(Leader leader, NodeId from, InstallSnapshotReply reply, Context<Message, Timer> ctx) {
        Progress before = leader.progress().get(from.index());
        boolean late = reply.term() < leader.server().currentTerm()
                || before.transfer().isEmpty()
                || before.transfer().get().lastIndex() != reply.lastIndex();
        if (late) {
            return leader;
        }
        if (reply.done()) {
            return leader.advance(
                    from,
                    before.accepted(reply.lastIndex(), leader.server().options().pipelining()),
                    ctx);
        }
        Transfer transfer = before.transfer().get();
        int next = leader.server().rules().nextChunk(transfer.offset(), reply.received());
        return next == transfer.offset() ? leader : leader.resend(from, before.with(transfer.from(next)), ctx);
    }
}
