package orrery.protocols.order.multicast;

import orrery.api.NodeId;

/**
 * A broadcast.
 *
 * @param number counts the broadcasts of its sender, from 1
 */
public record Id(NodeId sender, long number) implements Comparable<Id> {

    @Override
    public int compareTo(Id other) {
        return sender.equals(other.sender) ? Long.compare(number, other.number) : sender.compareTo(other.sender);
    }

    @Override
    public String toString() {
        return sender + "#" + number;
    }
}
