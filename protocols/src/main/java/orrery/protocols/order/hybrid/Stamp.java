package orrery.protocols.order.hybrid;

import orrery.api.Times;

/**
 * A hybrid time, ordered by {@code l} and then by {@code c}.
 *
 * @param l the largest physical time heard of, in nanoseconds
 * @param c tells events of the same {@code l} apart
 */
public record Stamp(long l, long c) implements Comparable<Stamp> {

    static final Stamp ZERO = new Stamp(0, 0);

    @Override
    public int compareTo(Stamp other) {
        return l != other.l ? Long.compare(l, other.l) : Long.compare(c, other.c);
    }

    @Override
    public String toString() {
        return Times.text(l) + "+" + c;
    }
}
