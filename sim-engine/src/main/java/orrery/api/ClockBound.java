package orrery.api;

import java.time.Duration;

/**
 * How wrong the nodes' clocks are at most, by the word of whoever runs them: what leases and commit-wait rely on. The world
 * may break its word, if the scenario says so.
 *
 * @param driftPartsPerMillion by how much a clock runs too fast or too slow at most, in millionths of the true rate
 * @param error how far a clock is from the true time at most, in either direction
 */
public record ClockBound(long driftPartsPerMillion, Duration error) {

    public ClockBound {
        if (driftPartsPerMillion < 0 || error.isNegative()) {
            throw new IllegalArgumentException("a bound is not negative: " + driftPartsPerMillion + " ppm, " + error);
        }
    }
}
