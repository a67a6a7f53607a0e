package orrery.scenario;

import java.time.Duration;
import java.util.Optional;
import orrery.api.Span;
import orrery.world.Fault;

/** {@code { at: 3s, clockStrobe: n1, by: 150ms, period: 50ms, for: 2s }}. */
@Doc("A node's clock jumps forth and back, again and again.")
public record ClockStrobeSpec(
        @Inlined Moment moment,
        @Doc("Whose clock.") @Required Who clockStrobe,
        @Doc("How far it jumps.") @Required Duration by,

        @Doc("How long after a jump the next one comes: a time, or a span from which it is drawn.") @Required
        Span period,

        @Doc("How long it lasts. Left out, it is never mended.") @Named("for")
        Optional<Span> lasts)
        implements FaultSpec {

    private static final Duration FARTHEST = Duration.ofHours(24);

    @Override
    public Fault fault(Cast cast, Part part) {
        if (by.compareTo(FARTHEST) > 0) {
            part.field("by").refuse("no clock jumps farther than 24h");
        }
        if (period.minNanos() < SHORTEST_TURN_NANOS) {
            part.field("period").refuse("no clock jumps again within less than 1ms");
        }
        return new Fault.ClockStrobe(
                moment.strikes(), cast.one(clockStrobe, part.field("clockStrobe")), by.toNanos(), period, lasts);
    }
}
