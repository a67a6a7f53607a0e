package orrery.scenario;

import java.time.Duration;
import java.util.Objects;
import orrery.api.ClockBound;

/** {@code clockBound: { drift: 200ppm, error: 10ms }}. */
@Doc("How wrong clocks are at most: what the nodes are told, and what a protocol with leases relies on.")
public record ClockBoundSpec(
        @Doc("How much too fast or too slow a clock runs at most, in millionths.") @Required
        Drift drift,

        @Doc("How far a clock is from the true time at most.") @Required
        Duration error,

        @Doc(
                "Whether the scenario's faults may go beyond the bound, as they do where clocks are worse than was promised.")
        Boolean exceeded) {

    public ClockBoundSpec {
        exceeded = Objects.requireNonNullElse(exceeded, false);
        if (drift != null && drift.partsPerMillion() < 0) {
            throw new IllegalArgumentException(
                    "a drift of at most so much is not negative; it holds for both directions");
        }
    }

    ClockBound bound() {
        return new ClockBound(drift.partsPerMillion(), error);
    }
}
