package orrery.protocols.raft;

import java.util.List;
import orrery.api.NodeId;

/**
 * What a server is told when it boots, and what never changes.
 *
 * @param peers the other servers
 */
public record Cluster(NodeId self, List<NodeId> peers, Options options, Rules rules) {

    /** How many servers there are, this one included. */
    public int size() {
        return peers.size() + 1;
    }

    @Override
    public String toString() {
        return self + " of " + size();
    }
}
