package orrery.scenario;

import java.util.Optional;
import orrery.api.Span;
import orrery.world.Fault;

/** {@code { at: 3s, isolate: n1, for: 2s }}. */
@Doc("A node is cut off from all others, clients included, in both directions.")
public record IsolateSpec(
        @Inlined Moment moment,
        @Doc("Who is cut off.") @Required Who isolate,

        @Doc("How long it lasts. Left out, it is never mended.") @Named("for")
        Optional<Span> lasts)
        implements FaultSpec {

    @Override
    public Fault fault(Cast cast, Part part) {
        return new Fault.Isolate(moment.strikes(), cast.one(isolate, part.field("isolate")), lasts);
    }
}
