package orrery.api;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * A stream of random decisions. Everything is drawn from {@link #bits()} with integer arithmetic, so it is the same on
 * every machine.
 */
public interface Chance {

    /** The next 64 random bits of this stream. */
    long bits();

    /** Uniform in {@code [0, bound)}; {@code bound} is positive. */
    default long below(long bound) {
        if (bound <= 0) {
            throw new IllegalArgumentException("bound must be positive, was " + bound);
        }
        return Math.unsignedMultiplyHigh(bits(), bound);
    }

    /** Uniform in {@code [0, bound)}; {@code bound} is positive. */
    default int below(int bound) {
        return (int) below((long) bound);
    }

    /** Uniform between the ends of the span, both possible. */
    default Duration within(Span span) {
        return Duration.ofNanos(span.minNanos() + below(span.maxNanos() - span.minNanos() + 1));
    }

    /** True with this probability. */
    default boolean happens(double probability) {
        return fraction() < probability;
    }

    /** Uniform in {@code [0, 1)}, a multiple of 2^-53. */
    default double fraction() {
        return (bits() >>> 11) * 0x1p-53;
    }

    default <E> E pick(List<E> from) {
        return from.get(below(from.size()));
    }

    /** A copy in random order (Fisher and Yates). */
    default <E> List<E> shuffle(List<E> items) {
        List<E> shuffled = new ArrayList<>(items);
        for (int last = shuffled.size() - 1; last > 0; last--) {
            int other = below(last + 1);
            E moved = shuffled.get(last);
            shuffled.set(last, shuffled.get(other));
            shuffled.set(other, moved);
        }
        return List.copyOf(shuffled);
    }
}
