package orrery.protocols.swim;

import java.util.List;
import orrery.api.NodeId;

/**
 * What a member is told when it boots, and what never changes.
 *
 * @param others the other members, in order
 */
public record Group(NodeId self, List<NodeId> others, Options options, Rules rules) {

    @Override
    public String toString() {
        return self + " of " + (others.size() + 1);
    }
}
