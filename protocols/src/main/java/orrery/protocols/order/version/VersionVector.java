package orrery.protocols.order.version;

import java.util.Map;
import org.pcollections.PMap;
import org.pcollections.TreePMap;
import orrery.api.NodeId;

/**
 * Of each replica, how many of the writes that it took are known: all up to that one.
 *
 * @param counts those that are not zero
 */
public record VersionVector(PMap<NodeId, Long> counts) {

    static final VersionVector NOTHING = new VersionVector(TreePMap.empty());

    long of(NodeId replica) {
        return counts.getOrDefault(replica, 0L);
    }

    boolean knows(Dot dot) {
        return dot.count() <= of(dot.replica());
    }

    VersionVector and(Dot dot) {
        return knows(dot) ? this : new VersionVector(counts.plus(dot.replica(), dot.count()));
    }

    VersionVector and(VersionVector other) {
        VersionVector both = this;
        for (Map.Entry<NodeId, Long> count : other.counts.entrySet()) {
            both = both.and(new Dot(count.getKey(), count.getValue()));
        }
        return both;
    }

    @Override
    public String toString() {
        return counts.toString();
    }
}
