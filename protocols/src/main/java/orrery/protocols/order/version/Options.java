package orrery.protocols.order.version;

import java.time.Duration;
import orrery.api.Times;

/**
 * What a scenario may set.
 *
 * @param period how often a replica sends all that it has to another
 * @param patience how long a client waits for an answer
 */
public record Options(Duration period, Duration patience) {

    public static final Options DEFAULTS = new Options(Duration.ofMillis(300), Duration.ofSeconds(1));

    public Options {
        positive("period", period);
        positive("patience", patience);
    }

    private static void positive(String name, Duration time) {
        if (time.isZero() || time.isNegative()) {
            throw new IllegalArgumentException(name + " must be longer than 0s, was " + Times.text(time.toNanos()));
        }
    }
}
