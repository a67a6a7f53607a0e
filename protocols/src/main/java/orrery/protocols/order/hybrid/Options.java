package orrery.protocols.order.hybrid;

import java.time.Duration;
import orrery.api.Span;

/**
 * What a scenario may set.
 *
 * @param events how many events a process brings about itself; receipts come on top
 * @param pause from which the time to the next of them is drawn
 * @param sends how likely such an event is the sending of a message, to anybody
 * @param skew by how much more each physical clock is ahead than that of the process before it
 * @param tick physical clocks count in steps of this length
 */
public record Options(int events, Span pause, double sends, Duration skew, Duration tick) {

    public static final Options DEFAULTS =
            new Options(15, Span.millis(1, 40), 0.6, Duration.ofMillis(20), Duration.ofMillis(1));

    public Options {
        if (events < 1 || events > 1_000) {
            throw new IllegalArgumentException("events must be from 1 to 1000, was " + events);
        }
        if (pause.minNanos() <= 0) {
            throw new IllegalArgumentException("pause must be longer than 0s, was " + pause);
        }
        if (!(sends >= 0 && sends <= 1)) {
            throw new IllegalArgumentException("sends must be from 0 to 1, was " + sends);
        }
        if (skew.isNegative()) {
            throw new IllegalArgumentException("skew must be at least 0s, was " + skew);
        }
        if (tick.isZero() || tick.isNegative()) {
            throw new IllegalArgumentException("tick must be longer than 0s, was " + tick);
        }
    }
}
