package orrery.protocols.averaging;

import java.time.Duration;
import orrery.api.Times;

/**
 * What a scenario may set.
 *
 * @param begin what the nodes begin with
 * @param cycle how often each node begins an exchange
 * @param retry how long a node waits for an answer before it asks again
 */
public record Options(Begin begin, Duration cycle, Duration retry) {

    public static final Options DEFAULTS = new Options(Begin.PEAK, Duration.ofMillis(1_000), Duration.ofMillis(100));

    /** What the nodes begin with, in millionths: a node's value is a whole number of them. */
    public enum Begin {
        /** The first holds n, all others 0: the average is 1, and counts the nodes. */
        PEAK,
        /** The k-th holds k. */
        LINEAR;

        long units(int index, int nodes) {
            return switch (this) {
                case PEAK -> index == 0 ? ONE * nodes : 0;
                case LINEAR -> ONE * (index + 1);
            };
        }
    }

    /** How many units make one. */
    static final long ONE = 1_000_000;

    public Options {
        positive("cycle", cycle);
        positive("retry", retry);
    }

    private static void positive(String name, Duration time) {
        if (time.isZero() || time.isNegative()) {
            throw new IllegalArgumentException(name + " must be longer than 0s, was " + Times.text(time.toNanos()));
        }
    }
}
