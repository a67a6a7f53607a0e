package orrery.protocols.antientropy;

import orrery.api.NodeId;

/**
 * When something was written, the same nowhere else: the later write wins (1.1).
 *
 * @param nanos by the writer's clock, and later than whatever the writer had seen
 * @param by who wrote it
 */
public record Stamp(long nanos, NodeId by) implements Comparable<Stamp> {

    @Override
    public int compareTo(Stamp other) {
        return nanos != other.nanos ? Long.compare(nanos, other.nanos) : by.compareTo(other.by);
    }

    boolean isAfter(Stamp other) {
        return compareTo(other) > 0;
    }
}
