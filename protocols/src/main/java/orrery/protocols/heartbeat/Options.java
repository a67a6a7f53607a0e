package orrery.protocols.heartbeat;

import java.time.Duration;
import orrery.api.Times;

/**
 * What a scenario may set.
 *
 * @param detector what makes one process suspect another
 * @param interval how often each says that it is there
 * @param misses of its own intervals, after how many without a heartbeat a process is suspected
 * @param threshold the phi at which a process is suspected: wrongly once in {@code 10^threshold} heartbeats, if they arrive as
 *     the model says
 * @param window how many intervals the estimate is made of
 * @param deviation the estimated standard deviation is never smaller, so that a regular process is not suspected at once
 */
public record Options(
        Detector detector, Duration interval, int misses, double threshold, int window, Duration deviation) {

    public static final Options DEFAULTS =
            new Options(Detector.MISSES, Duration.ofMillis(100), 4, 8, 1_000, Duration.ofMillis(10));

    /** What makes one process suspect another. */
    public enum Detector {
        /** A number of heartbeats in a row that did not come. */
        MISSES,
        /** That it becomes too unlikely that the heartbeat is only late. */
        PHI
    }

    public Options {
        positive("interval", interval);
        positive("deviation", deviation);
        if (misses < 1) {
            throw new IllegalArgumentException("misses must be at least 1, was " + misses);
        }
        if (!(threshold > 0 && threshold <= Phi.LARGEST)) {
            throw new IllegalArgumentException(
                    "threshold must be more than 0 and at most " + Phi.LARGEST + ", was " + threshold);
        }
        if (window < 2) {
            throw new IllegalArgumentException("window must be at least 2, was " + window);
        }
    }

    private static void positive(String name, Duration time) {
        if (time.isZero() || time.isNegative()) {
            throw new IllegalArgumentException(name + " must be longer than 0s, was " + Times.text(time.toNanos()));
        }
    }
}
