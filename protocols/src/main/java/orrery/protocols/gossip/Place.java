package orrery.protocols.gossip;

import java.time.Duration;
import java.util.List;
import orrery.api.Context;
import orrery.api.NodeId;

/**
 * What a site is told when it boots, and what never changes.
 *
 * @param sites itself and those to which it has a link, in order; one list for all sites where all have links to all
 */
public record Place(NodeId self, List<NodeId> sites, Options options, Rules rules) {

    /** The cycle that a clock shows, from 0. */
    long cycle(Duration clock) {
        return Math.floorDiv(clock.toNanos(), options.cycle().toNanos());
    }

    /** Waits for the first turn after now. */
    void awaitTurn(Context<Message, Timer> ctx) {
        long now = ctx.clock().toNanos();
        long cycle = options.cycle().toNanos();
        long begun = Math.floorDiv(now, cycle) * cycle;
        long turn = begun + within(cycle, ctx);
        ctx.setTimer(Duration.ofNanos(turn > now ? turn - now : begun + cycle + within(cycle, ctx) - now), Timer.TURN);
    }

    /** Waits for the turn in the next cycle. */
    void awaitNextTurn(Context<Message, Timer> ctx) {
        long now = ctx.clock().toNanos();
        long cycle = options.cycle().toNanos();
        long next = Math.floorDiv(now, cycle) * cycle + cycle + within(cycle, ctx);
        ctx.setTimer(Duration.ofNanos(next - now), Timer.TURN);
    }

    private long within(long cycle, Context<Message, Timer> ctx) {
        return switch (options.cycles()) {
            case SIMULTANEOUS -> 0;
            case SEQUENTIAL -> ctx.chance().below(cycle);
        };
    }

    @Override
    public String toString() {
        return self + " among " + sites.size();
    }
}
