package orrery.scenario;

import java.util.Optional;
import orrery.api.Span;
import orrery.world.Fault;

/** {@code { at: 3s..6s, crash: leader, for: 2s }}. */
@Doc("A node stops and loses what it had not saved.")
public record CrashSpec(
        @Doc("When it strikes: a time, or a span from which it is drawn.") @Required
        Span at,

        @Doc("Who stops.") @Required Who crash,

        @Doc("How long the node is down. Left out, it never comes back.") @Named("for")
        Optional<Span> lasts)
        implements FaultSpec {

    @Override
    public Fault fault(Cast cast, Part part) {
        return new Fault.Crash(when(), cast.one(crash, part.field("crash")), lasts, Fault.Spot.BETWEEN_HANDLERS, false);
    }
}
