package orrery.protocols.order.clock;

import java.util.Optional;
import orrery.api.NodeId;

/**
 * Something that happened in a process, and what its clocks said.
 *
 * @param id which event
 * @param heard the sending that it is the receipt of; empty if it is no receipt
 * @param relation for a receipt, how the sending stands to the event before this one, as the vector clocks have it
 */
public record Event(Id id, Stamp stamp, Optional<Id> heard, Optional<Relation> relation) {

    /** @param number counts the events of the process, from 1 */
    public record Id(NodeId process, long number) {
        @Override
        public String toString() {
            return process + "#" + number;
        }
    }

    /** What the two clocks of a process say. */
    public record Stamp(long lamport, VectorTime vector) {
        @Override
        public String toString() {
            return lamport + " " + vector;
        }
    }

    /** How one event stands to another. */
    public enum Relation {
        BEFORE,
        AFTER,
        CONCURRENT
    }
}
