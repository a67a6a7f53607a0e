package orrery.protocols.pushsum;

import java.time.Duration;
import orrery.api.Times;

/**
 * What a scenario may set.
 *
 * @param compute what is computed: it hangs on the weights alone
 * @param round how often each node gives half of what it holds to another
 * @param retry how long a node waits for a receipt before it sends a share again
 */
public record Options(Compute compute, Duration round, Duration retry) {

    public static final Options DEFAULTS =
            new Options(Compute.AVERAGE, Duration.ofMillis(1_000), Duration.ofMillis(100));

    /** What is computed of the values 1, 2, ..., n. */
    public enum Compute {
        /** Everybody's weight is 1. */
        AVERAGE,
        /** The first one's weight is 1, everybody else's 0. */
        SUM;

        long weight(int index) {
            return this == AVERAGE || index == 0 ? Share.ONE : 0;
        }

        /** What comes of it, among so many nodes. */
        double result(int nodes) {
            double sum = nodes * (nodes + 1) / 2.0;
            return this == SUM ? sum : sum / nodes;
        }
    }

    public Options {
        positive("round", round);
        positive("retry", retry);
    }

    private static void positive(String name, Duration time) {
        if (time.isZero() || time.isNegative()) {
            throw new IllegalArgumentException(name + " must be longer than 0s, was " + Times.text(time.toNanos()));
        }
    }
}
