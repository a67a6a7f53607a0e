package orrery.scenario;

import java.util.Optional;
import orrery.api.Span;
import orrery.world.Fault;

/** {@code { at: 3s, majoritiesRing: all, for: 2s }}. */
@Doc("Every server hears a majority, and no two the same: each keeps only its neighbours on a ring, drawn.")
public record MajoritiesRingSpec(
        @Inlined Moment moment,
        @Doc("Who stands on the ring.") @Required All majoritiesRing,

        @Doc("How long it lasts. Left out, it is never mended.") @Named("for")
        Optional<Span> lasts)
        implements FaultSpec {

    @Override
    public Fault fault(Cast cast, Part part) {
        cast.checkRing(part.field("majoritiesRing"));
        return new Fault.MajoritiesRing(moment.strikes(), lasts);
    }
}
