package orrery.protocols.raft;

import java.util.List;
import orrery.api.NodeId;

/**
 * What a server is told when it boots, and what never changes.
 *
 * @param servers all that there may ever be, members or not
 * @param initial who is in the cluster at the beginning
 * @param plan who is to be in it later
 */
public record Cluster(
        NodeId self, List<NodeId> servers, Configuration initial, Plan plan, Options options, Rules rules) {

    static Cluster of(NodeId self, List<NodeId> servers, Options options, Rules rules) {
        int members = options.members() == 0 ? servers.size() : options.members();
        if (members > servers.size()) {
            throw new IllegalArgumentException(
                    "members: found " + members + ", but there are " + servers.size() + " servers");
        }
        return new Cluster(
                self,
                servers,
                Configuration.of(servers.subList(0, members)),
                Plan.of(options.changes(), servers),
                options,
                rules);
    }

    /** How many servers there may ever be, this one included. */
    public int size() {
        return servers.size();
    }

    @Override
    public String toString() {
        return self + " of " + size();
    }
}
