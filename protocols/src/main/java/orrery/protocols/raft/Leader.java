package orrery.protocols.raft;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import orrery.api.Context;
import orrery.api.KeyValue;
import orrery.api.NodeId;
import orrery.protocols.raft.Extension.HeartbeatReply;
import orrery.protocols.raft.Message.AppendAccepted;
import orrery.protocols.raft.Message.AppendEntries;
import orrery.protocols.raft.Message.AppendRejected;
import orrery.protocols.raft.Message.ClientReply;
import orrery.protocols.raft.Message.ClientRequest;
import orrery.protocols.raft.Message.NotLeader;
import orrery.protocols.raft.Message.RequestVoteReply;

/**
 * A server that decides what the log is and makes the others follow it (5.3).
 *
 * @param progress how far each server's log has come, in the servers' order, its own among them
 * @param tenure what it keeps for what the dissertation adds
 */
public record Leader(Server server, List<Progress> progress, Tenure tenure) implements Role {

    /** Begins its term with an entry of its own. */
    static Leader elected(Server server, Context<Message, Timer> ctx) {
        ctx.cancelTimer(Timer.ELECTION);
        beatLater(server, ctx);
        Progress unknown = Progress.unknown(server.log().lastIndex());
        Handover.schedule(server.options(), ctx);
        List<Progress> all = Collections.nCopies(server.cluster().size(), unknown);
        return new Leader(server, all, Tenure.begin(server, ctx))
                .append(server.rules().opening(), ctx);
    }

    @Override
    public Role timeout(Timer timer, Context<Message, Timer> ctx) {
        return switch (timer) {
            case HEARTBEAT -> {
                beatLater(server, ctx);
                yield beat(ctx);
            }
            case BATCH -> with(tenure.pending(List.of())).append(tenure.pending(), ctx);
            case TRANSFER -> Handover.timeout(this, ctx);
            case LOYALTY -> this;
            case ELECTION, RETRY -> throw new IllegalStateException("a leader sets no timer " + timer);
        };
    }

    private static void beatLater(Server server, Context<Message, Timer> ctx) {
        ctx.setTimer(server.rules().heartbeat(server.options().heartbeat()), Timer.HEARTBEAT);
    }

    /** With each heartbeat it shows that it is there, and does what has been waiting. */
    private Role beat(Context<Message, Timer> ctx) {
        if (Reconfiguration.removed(server)) {
            return follow(server, Optional.empty(), ctx);
        }
        Leader leader = with(Compaction.ifDue(server, ctx)).reconfigure(ctx);
        return Reading.tick(leader.replicate(true, ctx), ctx);
    }

    private Leader reconfigure(Context<Message, Timer> ctx) {
        Optional<Configuration> next = Reconfiguration.next(this, ctx);
        return next.isEmpty() ? this : append(List.of(new Command.Reconfigure(next.get())), ctx);
    }

    // ---- clients

    /** A client's command goes into the log, unless it did so before and took effect (5.3, section 8). */
    @Override
    public Leader onRequest(NodeId client, ClientRequest request, Context<Message, Timer> ctx) {
        StateMachine machine = server.machine();
        if (server.rules().alreadyApplied(machine.session(client), request.serial())) {
            answer(client, request.serial(), machine, ctx);
            return this;
        }
        if (tenure.successor().isPresent()) {
            ctx.send(client, new NotLeader(request.serial(), Optional.empty()));
            return this;
        }
        if (request.question() instanceof KeyValue.Get && server.options().reads() != Reads.LOG) {
            return Reading.read(this, client, request, ctx);
        }
        if (!server.rules().needsMajority(request.question())) {
            ctx.send(client, new ClientReply(request.serial(), machine.answer(request.question())));
        }
        return take(new Command.Request(client, request.serial(), request.question()), ctx);
    }

    /** Into the log at once, or with those that come soon, so that all of them cost one write and one message (10.2.2). */
    private Leader take(Command command, Context<Message, Timer> ctx) {
        if (server.options().batch().isZero()) {
            return append(List.of(command), ctx);
        }
        if (tenure.pending().isEmpty()) {
            ctx.setTimer(server.options().batch(), Timer.BATCH);
        }
        return with(tenure.pending(
                Stream.concat(tenure.pending().stream(), Stream.of(command)).toList()));
    }

    /** Nothing is said to a client that has gone on to its next command. */
    private static void answer(NodeId client, long serial, StateMachine machine, Context<Message, Timer> ctx) {
        machine.answered(client, serial).ifPresent(answer -> ctx.send(client, new ClientReply(serial, answer)));
    }

    private Leader append(List<Command> commands, Context<Message, Timer> ctx) {
        Saved was = server.saved();
        Saved now = was.with(was.log()
                .append(commands.stream()
                        .map(command -> new Entry(was.currentTerm(), command))
                        .toList()));
        server.rules().beforeAnswering(was, now, ctx);
        Progress mine = Progress.complete(now.log().lastIndex());
        Server after = server.with(now);
        List<Progress> known = after.membership().equals(server.membership())
                ? progress
                : Reconfiguration.joined(this, server.configuration(), after.configuration());
        return new Leader(after, known, tenure)
                .with(ctx.self(), mine)
                .replicate(false, ctx)
                .commit(ctx);
    }

    // ---- followers

    /**
     * Sends to everybody what he lacks; a heartbeat, if that is nothing.
     *
     * @param all also to those who rejected what they were sent last
     */
    private Leader replicate(boolean all, Context<Message, Timer> ctx) {
        Progress[] sent = progress.toArray(Progress[]::new);
        AppendEntries append = null;
        for (NodeId peer : server.membership().receivers()) {
            Progress to = sent[peer.index()];
            if (!all && to.probing()) {
                continue;
            }
            if (needsSnapshot(to)) {
                sent[peer.index()] = sendSnapshot(peer, to, ctx);
            } else if (to.probing() && !server.options().pipelining()) {
                server.rules().append(peer, append(to, 0), ctx);
            } else {
                append = append(to, append);
                sent[peer.index()] = send(peer, to, append, ctx);
            }
        }
        List<Progress> after = List.of(sent);
        return after.equals(progress) ? this : new Leader(server, after, tenure);
    }

    private Leader replicateTo(NodeId peer, Context<Message, Timer> ctx) {
        Progress to = progress.get(peer.index());
        return with(peer, needsSnapshot(to) ? sendSnapshot(peer, to, ctx) : send(peer, to, append(to, null), ctx));
    }

    private Progress send(NodeId peer, Progress to, AppendEntries append, Context<Message, Timer> ctx) {
        server.rules().append(peer, append, ctx);
        return to.sent(append.entries().size(), server.options().pipelining());
    }

    /** What it lacks is no longer in the log (dissertation, 5.1). */
    private boolean needsSnapshot(Progress to) {
        return to.transfer().isPresent() || to.nextIndex() <= server.log().baseIndex();
    }

    private Progress sendSnapshot(NodeId peer, Progress to, Context<Message, Timer> ctx) {
        Transfer transfer =
                to.transfer().orElseGet(() -> Transfer.of(server.snapshots().latest()));
        ctx.send(peer, transfer.message(server.currentTerm(), server.options().chunk()));
        return to.with(transfer);
    }

    /** A message with the entries that one lacks, or the last one built if that is the same. */
    private AppendEntries append(Progress to, @Nullable AppendEntries built) {
        long first = server.rules().firstToSend(to, server.log().lastIndex());
        return built != null && built.prevLogIndex() == first - 1
                ? built
                : append(to, server.options().entriesPerMessage());
    }

    private AppendEntries append(Progress to, int atMost) {
        Log log = server.log();
        Options options = server.options();
        long first = server.rules().firstToSend(to, log.lastIndex());
        long prevLogIndex = first - 1;
        List<Entry> entries = log.suffix(first, atMost);
        if (options.bytesPerMessage() > 0) {
            entries = server.rules().pack(entries, options.bytesPerMessage());
        }
        return new AppendEntries(
                server.currentTerm(), prevLogIndex, log.term(prevLogIndex), entries, server.commitIndex());
    }

    @Override
    public Leader onAccepted(NodeId from, AppendAccepted reply, Context<Message, Timer> ctx) {
        Progress before = progress.get(from.index());
        Progress after = before.accepted(reply.matchIndex(), server.options().pipelining());
        if (after.equals(before) || reply.term() < server.currentTerm()) {
            return this;
        }
        return advance(from, after, ctx);
    }

    /** A server has more than was known: that may commit something, and there may be more for it. */
    Leader advance(NodeId from, Progress after, Context<Message, Timer> ctx) {
        Leader known = with(from, after).commit(ctx);
        return Handover.proceed(
                after.nextIndex() > server.log().lastIndex() ? known : known.replicateTo(from, ctx), ctx);
    }

    Leader resend(NodeId to, Progress changed, Context<Message, Timer> ctx) {
        return with(to, changed).replicateTo(to, ctx);
    }

    /** The logs part further back (5.3). */
    @Override
    public Leader onRejected(NodeId from, AppendRejected reply, Context<Message, Timer> ctx) {
        Progress before = progress.get(from.index());
        Progress after = before.rejected(server.rules().backUp(before, reply.conflictIndex()));
        return after.equals(before) || reply.term() < server.currentTerm() ? this : resend(from, after, ctx);
    }

    /** Commits what a majority stores, applies it, and answers the clients that this leader has it from (5.3). */
    @SuppressWarnings("ReferenceEquality") // what did not change is the same object
    private Leader commit(Context<Message, Timer> ctx) {
        Rules rules = server.rules();
        long onMajority = server.commitIndex();
        for (Progress one : progress) {
            long index = one.matchIndex();
            if (index > onMajority && stored(index)) {
                onMajority = index;
            }
        }
        Server after = server.committed(
                rules.newCommitIndex(server.log(), server.commitIndex(), onMajority, server.currentTerm()));
        if (after == server) {
            return this;
        }
        for (long index = server.machine().lastApplied() + 1;
                index <= after.machine().lastApplied();
                index++) {
            Entry entry = server.log().entry(index);
            if (entry.term() == server.currentTerm() && entry.command() instanceof Command.Request request) {
                answer(request.client(), request.serial(), after.machine(), ctx);
            }
        }
        return Reading.serve(with(after), ctx);
    }

    private boolean stored(long index) {
        Rules rules = server.rules();
        return server.membership()
                .agreed(rules, electorate -> rules.holders(index, Membership.pick(progress, electorate)));
    }

    /** Whoever answers a heartbeat has it still for a leader (dissertation, 6.4). */
    Leader onConfirmed(NodeId from, HeartbeatReply reply, Context<Message, Timer> ctx) {
        boolean late = reply.term() < server.currentTerm();
        return late ? this : Reading.confirmed(this, from, reply, ctx);
    }

    // ---- what a leader does not expect

    /** Nobody else leads in this term (5.2). */
    @Override
    public Role onAppendEntries(NodeId from, AppendEntries append, Context<Message, Timer> ctx) {
        return append.term() == server.currentTerm()
                ? ctx.refuse(append, this)
                : Role.super.onAppendEntries(from, append, ctx);
    }

    @Override
    public Leader onVote(NodeId from, RequestVoteReply late, Context<Message, Timer> ctx) {
        return this;
    }

    // ---- the same leader, and its successor

    @Override
    @SuppressWarnings("ReferenceEquality") // what did not change is the same object
    public Leader with(Server changed) {
        return changed == server ? this : new Leader(changed, progress, tenure);
    }

    private Leader with(NodeId peer, Progress changed) {
        Progress[] all = progress.toArray(Progress[]::new);
        all[peer.index()] = changed;
        return new Leader(server, List.of(all), tenure);
    }

    Leader with(Tenure changed) {
        return new Leader(server, progress, changed);
    }

    @Override
    public boolean loyal() {
        return true;
    }

    @Override
    public Follower follow(Server changed, Optional<NodeId> leader, Context<Message, Timer> ctx) {
        ctx.cancelTimer(Timer.HEARTBEAT);
        if (!server.options().transferAfter().isZero()) {
            ctx.cancelTimer(Timer.TRANSFER);
        }
        if (!server.options().batch().isZero()) {
            ctx.cancelTimer(Timer.BATCH);
        }
        resetElectionTimer(ctx);
        return Role.super.follow(changed, leader, ctx);
    }
}
