package orrery.protocols.order.hybrid;

import java.util.Optional;
import orrery.api.NodeId;

/**
 * Something that happened in a process.
 *
 * @param physical what its physical clock said, in nanoseconds
 * @param heard the sending that it is the receipt of; empty if it is no receipt
 */
public record Event(Id id, long physical, Stamp stamp, Optional<Id> heard) {

    /** @param number counts the events of the process, from 1 */
    public record Id(NodeId process, long number) {
        @Override
        public String toString() {
            return process + "#" + number;
        }
    }
}
