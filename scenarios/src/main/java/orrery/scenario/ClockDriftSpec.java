package orrery.scenario;

import java.util.Optional;
import orrery.api.Span;
import orrery.world.Fault;

/** {@code { at: 3s, clockDrift: n1, rate: 200ppm, for: 5s }}. */
@Doc("A node's clock runs too fast or too slow.")
public record ClockDriftSpec(
        @Inlined Moment moment,
        @Doc("Whose clock.") @Required Who clockDrift,

        @Doc("How much too fast, in millionths; negative if too slow.") @Required
        Drift rate,

        @Doc("How long it lasts; what the clock has gained or lost stays. Left out, it is never mended.") @Named("for")
        Optional<Span> lasts)
        implements FaultSpec {

    @Override
    public Fault fault(Cast cast, Part part) {
        return new Fault.ClockDrift(
                moment.strikes(), cast.one(clockDrift, part.field("clockDrift")), rate.partsPerMillion(), lasts);
    }
}
