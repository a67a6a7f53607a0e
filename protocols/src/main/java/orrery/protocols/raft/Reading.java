package orrery.protocols.raft;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import orrery.api.Context;
import orrery.api.KeyValue;
import orrery.api.NodeId;
import orrery.protocols.raft.Extension.Heartbeat;
import orrery.protocols.raft.Extension.HeartbeatReply;
import orrery.protocols.raft.Extension.ReadIndex;
import orrery.protocols.raft.Extension.ReadIndexReply;
import orrery.protocols.raft.Message.ClientReply;
import orrery.protocols.raft.Message.ClientRequest;

/**
 * How a leader makes sure that it still leads, and answers reads without log entries (dissertation, 6.2, 6.4). Reads that come
 * while a round of heartbeats is on its way wait for the next one, together.
 */
final class Reading {

    private Reading() {}

    static Leader read(Leader leader, NodeId client, ClientRequest request, Context<Message, Timer> ctx) {
        return read(leader, client, request.serial(), request.question(), Optional.empty(), ctx);
    }

    /** A follower asks for a client. */
    static Leader read(Leader leader, NodeId follower, ReadIndex request, Context<Message, Timer> ctx) {
        return read(leader, request.client(), request.serial(), request.question(), Optional.of(follower), ctx);
    }

    private static Leader read(
            Leader leader,
            NodeId client,
            long serial,
            KeyValue question,
            Optional<NodeId> follower,
            Context<Message, Timer> ctx) {
        Tenure tenure = leader.tenure();
        Rules rules = leader.server().rules();
        boolean leased = leader.server().options().reads() == Reads.LEASE && holdsLease(leader, ctx.clock());
        Tenure.Read read = new Tenure.Read(
                client,
                serial,
                question,
                rules.readIndex(leader.server().commitIndex(), tenure.firstIndex()),
                leased ? 0 : rules.confirmingRound(tenure.rounds()),
                follower);
        Leader waiting = leader.with(tenure.waiting(read));
        boolean mayAsk = tenure.rounds().open().isEmpty();
        return leased || !mayAsk ? serve(waiting, ctx) : begin(waiting, ctx);
    }

    /** Whether, at this time on its clock, nobody else can have been elected (6.4.1). */
    private static boolean holdsLease(Leader leader, Duration now) {
        Tenure tenure = leader.tenure();
        Options options = leader.server().options();
        Duration lasts = leader.server()
                .rules()
                .lease(Duration.ofNanos(options.electionTimeout().minNanos()), options.clockBound());
        return tenure.leased()
                && tenure.rounds().confirmed() > 0
                && now.compareTo(tenure.rounds().since().plus(lasts)) < 0;
    }

    /** With each heartbeat: whoever has not heard from a majority for the longest election timeout steps down (6.2). */
    static Role tick(Leader leader, Context<Message, Timer> ctx) {
        Options options = leader.server().options();
        if (!options.confirms()) {
            return leader;
        }
        Duration silence = ctx.clock().minus(leader.tenure().rounds().since());
        return options.checkQuorum()
                        && silence.toNanos() > options.electionTimeout().maxNanos()
                ? leader.follow(leader.server(), Optional.empty(), ctx)
                : begin(leader, ctx);
    }

    private static Leader begin(Leader leader, Context<Message, Timer> ctx) {
        Server server = leader.server();
        Rounds rounds = leader.tenure().rounds().begin(ctx.clock(), quorum(server));
        Heartbeat question = new Heartbeat(server.currentTerm(), rounds.last());
        for (NodeId peer : server.membership().receivers()) {
            ctx.send(peer, question);
        }
        return serve(leader.with(leader.tenure().with(rounds)), ctx);
    }

    @SuppressWarnings("ReferenceEquality") // what did not change is the same object
    static Leader confirmed(Leader leader, NodeId from, HeartbeatReply reply, Context<Message, Timer> ctx) {
        Rounds before = leader.tenure().rounds();
        Rounds after = before.answer(from.index(), reply.round(), quorum(leader.server()));
        if (after == before) {
            return leader;
        }
        Leader served = serve(leader.with(leader.tenure().with(after)), ctx);
        boolean others = served.tenure().reads().stream().anyMatch(read -> read.round() > after.last());
        return others && after.open().isEmpty() ? begin(served, ctx) : served;
    }

    private static Rounds.Quorum quorum(Server server) {
        return (answered, last) -> {
            List<Long> all = new ArrayList<>(answered);
            all.set(server.cluster().self().index(), last);
            return server.membership().reached(server.rules(), all);
        };
    }

    /** Answers the reads that can be answered. */
    static Leader serve(Leader leader, Context<Message, Timer> ctx) {
        Tenure tenure = leader.tenure();
        long applied = leader.server().machine().lastApplied();
        List<Tenure.Read> waiting = new ArrayList<>();
        for (Tenure.Read read : tenure.reads()) {
            if (tenure.ready(read, applied)) {
                answer(leader.server(), read, ctx);
            } else {
                waiting.add(read);
            }
        }
        return waiting.size() == tenure.reads().size() ? leader : leader.with(tenure.withReads(List.copyOf(waiting)));
    }

    private static void answer(Server server, Tenure.Read read, Context<Message, Timer> ctx) {
        if (read.follower().isPresent()) {
            ctx.send(
                    read.follower().get(),
                    new ReadIndexReply(
                            server.currentTerm(), read.client(), read.serial(), read.question(), read.index()));
        } else {
            ctx.send(
                    read.client(),
                    new ClientReply(read.serial(), server.machine().answer(read.question())));
        }
    }
}
