package orrery.protocols.bully;

import java.time.Duration;
import orrery.api.Times;

/**
 * What a scenario may set.
 *
 * @param delay how long a message takes at most, as the processes believe: T in the paper
 * @param beat how often the coordinator says that it is alive
 * @param watch who looks whether it is
 */
public record Options(Duration delay, Duration beat, Watch watch) {

    /** Who looks whether the coordinator is alive. */
    public enum Watch {
        /** Everybody. */
        ALL,
        /** Only the lowest process: the dearest election. */
        LOWEST,
        /** Only the one next below the coordinator: the cheapest. */
        NEXT
    }

    public static final Options DEFAULTS = new Options(Duration.ofMillis(20), Duration.ofMillis(200), Watch.ALL);

    public Options {
        positive("delay", delay);
        positive("beat", beat);
    }

    private static void positive(String name, Duration time) {
        if (time.isZero() || time.isNegative()) {
            throw new IllegalArgumentException(name + " must be longer than 0s, was " + Times.text(time.toNanos()));
        }
    }
}
