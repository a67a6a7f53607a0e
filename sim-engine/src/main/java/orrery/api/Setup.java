package orrery.api;

import java.util.List;
import java.util.Optional;

/**
 * What a node knows when it boots.
 *
 * @param servers the nodes of the protocol, in order
 * @param clients the nodes that are asked by the workload, in order
 * @param options the protocol's {@link Protocol#options()}, as the scenario set them
 * @param saved what the node saved last before it went down, if it ever saved
 */
public record Setup(List<NodeId> servers, List<NodeId> clients, Record options, Optional<Record> saved) {

    public Setup {
        servers = List.copyOf(servers);
        clients = List.copyOf(clients);
    }

    /** The options as the type that {@link Protocol#options()} returned. */
    public <O extends Record> O options(Class<O> type) {
        return type.cast(options);
    }

    /** What was saved last, as the type that the protocol saves. */
    public <S extends Record> Optional<S> saved(Class<S> type) {
        return saved.map(type::cast);
    }

    public boolean isClient(NodeId node) {
        return node.index() >= servers.size();
    }

    /** The other servers, in order. */
    public List<NodeId> peersOf(NodeId self) {
        return servers.stream().filter(node -> !node.equals(self)).toList();
    }
}
