package orrery.protocols.order.matrix;

import java.util.Comparator;
import orrery.api.NodeId;

/** What a process did to the dictionary, as the log tells it. */
public sealed interface Happened {

    Id id();

    /**
     * Which of a process's events it was.
     *
     * @param number from 1
     */
    record Id(NodeId process, long number) implements Comparable<Id> {

        private static final Comparator<Id> ORDER =
                Comparator.comparing(Id::process).thenComparingLong(Id::number);

        @Override
        public int compareTo(Id other) {
            return ORDER.compare(this, other);
        }

        @Override
        public String toString() {
            return process + "#" + number;
        }
    }

    /** An entry of this event's own name is added: so none is ever added twice. */
    record Added(Id id) implements Happened {
        @Override
        public String toString() {
            return id + " adds";
        }
    }

    /** An entry is removed that the process had. */
    record Removed(Id id, Id entry) implements Happened {
        @Override
        public String toString() {
            return id + " removes " + entry;
        }
    }
}
