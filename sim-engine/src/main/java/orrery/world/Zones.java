package orrery.world;

import java.util.List;
import orrery.api.NodeId;

/**
 * Where the nodes are. Within a zone a link has its own latency, that of a rule if there is one; between
 * zones what the matrix says comes on top.
 *
 * @param names of the zones
 * @param members of each zone; who is in none is in the first
 * @param oneWayNanos from each zone to each; what stands on the diagonal does not count
 */
public record Zones(List<String> names, List<List<NodeId>> members, List<List<Long>> oneWayNanos) {

    public Zones {
        names = List.copyOf(names);
        members = members.stream().map(List::copyOf).toList();
        oneWayNanos = oneWayNanos.stream().map(List::copyOf).toList();
    }

    /** The place of a node's zone in {@link #names}. */
    public int of(NodeId node) {
        for (int zone = 0; zone < members.size(); zone++) {
            if (members.get(zone).contains(node)) {
                return zone;
            }
        }
        return 0;
    }

    Distribution between(NodeId from, NodeId to, Distribution within) {
        int one = of(from);
        int other = of(to);
        return one == other
                ? within
                : new Distribution.Shifted(oneWayNanos.get(one).get(other), within);
    }
}
