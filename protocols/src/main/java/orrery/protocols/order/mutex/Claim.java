package orrery.protocols.order.mutex;

import orrery.api.NodeId;

/** Somebody's wish to enter, and since when by his own clock. */
public record Claim(long time, NodeId process) {

    /** Claims are ordered by time, and if they have the same, by process. */
    boolean isBefore(Claim other) {
        return time != other.time ? time < other.time : process.compareTo(other.process) < 0;
    }

    @Override
    public String toString() {
        return process + " at " + time;
    }
}
