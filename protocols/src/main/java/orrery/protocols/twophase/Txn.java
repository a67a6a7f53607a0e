package orrery.protocols.twophase;

import java.util.Comparator;
import orrery.api.NodeId;

/**
 * The name of a transaction. Its coordinator gives it, and never gives the same twice, not even after a crash: so a
 * message that comes late can never begin anew what is long over.
 *
 * @param incarnation how often the coordinator had booted
 * @param number counts the transactions of this incarnation, from 1
 */
public record Txn(NodeId coordinator, long incarnation, long number) implements Comparable<Txn> {

    private static final Comparator<Txn> ORDER = Comparator.comparing(Txn::coordinator)
            .thenComparingLong(Txn::incarnation)
            .thenComparingLong(Txn::number);

    @Override
    public int compareTo(Txn other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return coordinator + "." + incarnation + "." + number;
    }
}
