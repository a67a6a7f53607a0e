package orrery.protocols.order.version;

import org.pcollections.PSet;

/**
 * A value, which write it was, and what that write overwrote.
 *
 * @param past what its writer had read: the writes that it knew of
 * @param history the values that it really overwrites: what promises are measured by, and no rule looks at
 */
public record Version(long value, Dot dot, VersionVector past, PSet<Long> history) {
    @Override
    public String toString() {
        return value + " (" + dot + " after " + past + ")";
    }
}
