package orrery.protocols.pushsum;

import java.util.Map;
import org.pcollections.PSortedMap;
import org.pcollections.TreePMap;
import orrery.api.NodeId;

/**
 * What a node must not forget.
 *
 * @param held its share
 * @param serial of the last share that it gave
 * @param given the shares for which there is no receipt yet, by serial
 * @param taken which shares came, by sender
 */
public record Saved(Share held, long serial, PSortedMap<Long, Parcel> given, PSortedMap<NodeId, Taken> taken) {

    /** A share on its way. */
    public record Parcel(NodeId to, Share share) {}

    static Saved beginning(Share share) {
        return new Saved(share, 0, TreePMap.empty(), TreePMap.empty());
    }

    Saved giving(Parcel parcel) {
        return new Saved(held.minus(parcel.share()), serial + 1, given.plus(serial + 1, parcel), taken);
    }

    Saved done(long of) {
        return new Saved(held, serial, given.minus(of), taken);
    }

    Saved taking(NodeId from, long of, long oldest, Share share) {
        Taken next = taken.getOrDefault(from, Taken.NONE).with(of, oldest);
        return new Saved(held.plus(share), serial, given, taken.plus(from, next));
    }

    boolean took(NodeId from, long of) {
        return taken.getOrDefault(from, Taken.NONE).has(of);
    }

    /** All that this node, by its name, has given to another and that has not come there yet. */
    Share onTheWayTo(NodeId to, NodeId self, Saved other) {
        Share sum = Share.NOTHING;
        for (Map.Entry<Long, Parcel> entry : given.entrySet()) {
            boolean comes = entry.getValue().to().equals(to) && !other.took(self, entry.getKey());
            sum = comes ? sum.plus(entry.getValue().share()) : sum;
        }
        return sum;
    }
}
