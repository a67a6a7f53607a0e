package orrery.protocols.raft;

import java.time.Duration;
import java.util.Comparator;
import java.util.Optional;
import orrery.api.Context;
import orrery.api.NodeId;
import orrery.protocols.raft.Extension.TimeoutNow;
import orrery.protocols.raft.Tenure.Successor;

/**
 * How a leader hands over to a follower (dissertation, 3.10): it takes no more commands, brings the follower's log up to its
 * own, and asks it to stand for election at once. If it still leads after an election timeout, it goes on as before.
 */
final class Handover {

    private Handover() {}

    static void schedule(Options options, Context<Message, Timer> ctx) {
        if (!options.transferAfter().isZero()) {
            ctx.setTimer(options.transferAfter(), Timer.TRANSFER);
        }
    }

    static Leader timeout(Leader leader, Context<Message, Timer> ctx) {
        Options options = leader.server().options();
        Tenure tenure = leader.tenure();
        if (tenure.successor().isPresent()) {
            schedule(options, ctx);
            return !leader.server().rules().givesUpHandingOver()
                    ? leader
                    : leader.with(tenure.with(Optional.empty(), tenure.leased()));
        }
        Optional<NodeId> furthest = leader.server().membership().electors().stream()
                .max(Comparator.comparingLong(
                        peer -> leader.progress().get(peer.index()).matchIndex()));
        if (furthest.isEmpty()) {
            return leader;
        }
        ctx.setTimer(Duration.ofNanos(options.electionTimeout().maxNanos()), Timer.TRANSFER);
        Successor successor = new Successor(furthest.get(), false);
        return proceed(leader.with(tenure.with(Optional.of(successor), tenure.leased())), ctx);
    }

    /** Asks the successor to stand, once it has caught up. */
    static Leader proceed(Leader leader, Context<Message, Timer> ctx) {
        Tenure tenure = leader.tenure();
        Server server = leader.server();
        if (tenure.successor().isEmpty() || tenure.successor().get().asked()) {
            return leader;
        }
        NodeId successor = tenure.successor().get().server();
        Rules rules = server.rules();
        if (!rules.mayTakeOver(
                leader.progress().get(successor.index()), server.log().lastIndex())) {
            return leader;
        }
        ctx.send(successor, new TimeoutNow(server.currentTerm()));
        return leader.with(tenure.with(
                Optional.of(new Successor(successor, true)), tenure.leased() && rules.leasedAfterHandover()));
    }
}
