package orrery.protocols.order.version;

import orrery.api.NodeId;

/**
 * One write: which of those that a replica took of a key.
 *
 * @param count from 1
 */
public record Dot(NodeId replica, long count) {
    @Override
    public String toString() {
        return replica + "#" + count;
    }
}
