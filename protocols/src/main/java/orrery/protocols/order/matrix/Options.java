package orrery.protocols.order.matrix;

import java.time.Duration;
import orrery.api.Span;
import orrery.api.Times;

/**
 * What a scenario may set.
 *
 * @param events how many entries each process adds or removes
 * @param pause from which the time to the next of them is drawn
 * @param removals how likely it removes an entry, if it has one
 * @param period how often a process tells another, drawn, what that one may not know
 */
public record Options(int events, Span pause, double removals, Duration period) {

    public static final Options DEFAULTS = new Options(8, Span.millis(50, 400), 0.4, Duration.ofMillis(100));

    public Options {
        if (events < 1 || events > 1_000) {
            throw new IllegalArgumentException("events must be from 1 to 1000, was " + events);
        }
        if (pause.minNanos() <= 0) {
            throw new IllegalArgumentException("pause must be longer than 0s, was " + pause);
        }
        if (!(removals >= 0 && removals <= 1)) {
            throw new IllegalArgumentException("removals must be from 0 to 1, was " + removals);
        }
        if (period.isZero() || period.isNegative()) {
            throw new IllegalArgumentException("period must be longer than 0s, was " + Times.text(period.toNanos()));
        }
    }
}
