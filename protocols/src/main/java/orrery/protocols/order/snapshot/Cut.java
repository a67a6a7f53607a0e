package orrery.protocols.order.snapshot;

import java.util.List;
import org.pcollections.PMap;
import org.pcollections.TreePMap;
import orrery.api.NodeId;

/**
 * What one bank contributes to one snapshot: its own state, and that of the links to it.
 *
 * @param snapshot which snapshot, from 1
 * @param balance the bank's own, when it recorded it
 * @param open what has come so far over the links whose marker has not
 * @param closed what was on its way on the others
 */
public record Cut(int snapshot, long balance, PMap<NodeId, Long> open, PMap<NodeId, Long> closed) {

    static Cut of(int snapshot, long balance, List<NodeId> others) {
        PMap<NodeId, Long> open = TreePMap.empty();
        for (NodeId other : others) {
            open = open.plus(other, 0L);
        }
        return new Cut(snapshot, balance, open, TreePMap.empty());
    }

    boolean records(NodeId link) {
        return open.containsKey(link);
    }

    /** Money that came over a link belongs to the snapshot. */
    Cut came(NodeId link, long tokens) {
        return records(link)
                ? new Cut(snapshot, balance, open.plus(link, open.getOrDefault(link, 0L) + tokens), closed)
                : new Cut(snapshot, balance, open, closed.plus(link, closed.getOrDefault(link, 0L) + tokens));
    }

    Cut close(NodeId link) {
        return records(link)
                ? new Cut(snapshot, balance, open.minus(link), closed.plus(link, open.getOrDefault(link, 0L)))
                : this;
    }

    boolean complete() {
        return open.isEmpty();
    }

    /** All the money that it found. */
    long total() {
        long total = balance;
        for (long onItsWay : closed.values()) {
            total += onItsWay;
        }
        return total;
    }
}
