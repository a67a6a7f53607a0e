package orrery.protocols.raft;

import java.time.Duration;
import orrery.api.Span;
import orrery.api.Times;

/**
 * What a scenario may set.
 *
 * @param electionTimeout from which each election timeout is drawn anew (5.2, 9.3)
 * @param heartbeat how often a leader shows that it is there
 * @param retry how long a client waits for an answer before it asks the next server
 * @param entriesPerMessage how many log entries travel in one message at most
 */
public record Options(Span electionTimeout, Duration heartbeat, Duration retry, int entriesPerMessage) {

    public static final Options DEFAULTS =
            new Options(Span.millis(150, 300), Duration.ofMillis(50), Duration.ofMillis(300), 64);

    public Options {
        if (electionTimeout.minNanos() <= 0) {
            throw new IllegalArgumentException("electionTimeout must be longer than 0s, was " + electionTimeout);
        }
        positive("heartbeat", heartbeat);
        positive("retry", retry);
        if (entriesPerMessage < 1) {
            throw new IllegalArgumentException("entriesPerMessage must be at least 1, was " + entriesPerMessage);
        }
    }

    private static void positive(String name, Duration time) {
        if (time.isZero() || time.isNegative()) {
            throw new IllegalArgumentException(name + " must be longer than 0s, was " + Times.text(time.toNanos()));
        }
    }
}
