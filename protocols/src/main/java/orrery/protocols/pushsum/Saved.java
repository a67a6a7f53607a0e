package orrery.protocols.pushsum;

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

    Saved giving(NodeId to, Share share) {
        return new Saved(held.minus(share), serial + 1, given.plus(serial + 1, new Parcel(to, share)), taken);
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
}
