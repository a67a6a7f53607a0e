package orrery.scenario;

import java.util.Optional;
import orrery.api.Span;
import orrery.world.Fault;

/** {@code { at: 3s, slow: n2, each: 5ms, for: 2s }}. */
@Doc("A node works slowly: each message, timer and question costs it time, in which the others wait.")
public record SlowSpec(
        @Inlined Moment moment,
        @Doc("Who is slow.") @Required Who slow,

        @Doc("What each input costs: a time, or a span from which it is drawn.") @Required
        Span each,

        @Doc("How long it lasts. Left out, it is never mended.") @Named("for")
        Optional<Span> lasts)
        implements FaultSpec {

    @Override
    public Fault fault(Cast cast, Part part) {
        return new Fault.Slow(moment.strikes(), cast.one(slow, part.field("slow")), each, lasts);
    }
}
