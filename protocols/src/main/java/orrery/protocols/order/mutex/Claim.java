package orrery.protocols.order.mutex;

import orrery.api.NodeId;

/** Somebody's wish to enter, and since when by his own clock. */
public record Claim(long time, NodeId process) {
    @Override
    public String toString() {
        return process + " at " + time;
    }
}
