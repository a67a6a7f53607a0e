package orrery.api;

import java.time.Duration;

/**
 * A range of time from which something is drawn, both ends possible; written {@code 150ms..300ms}, or {@code 10ms} when
 * the ends are equal.
 *
 * @param minNanos nanoseconds, at least 0
 * @param maxNanos nanoseconds, at least {@code minNanos}
 */
public record Span(long minNanos, long maxNanos) {

    public Span {
        if (minNanos < 0 || maxNanos < minNanos) {
            throw new IllegalArgumentException(
                    "a span runs from a smaller to a larger time, not " + minNanos + "ns.." + maxNanos + "ns");
        }
    }

    public static Span of(Duration min, Duration max) {
        return new Span(min.toNanos(), max.toNanos());
    }

    public static Span millis(long min, long max) {
        return new Span(Math.multiplyExact(min, 1_000_000L), Math.multiplyExact(max, 1_000_000L));
    }

    public static Span exactly(Duration time) {
        return new Span(time.toNanos(), time.toNanos());
    }

    @Override
    public String toString() {
        return minNanos == maxNanos ? Times.text(minNanos) : Times.text(minNanos) + ".." + Times.text(maxNanos);
    }
}
