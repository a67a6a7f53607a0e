package orrery.api;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a node knows when it boots.
 *
 * @param servers the nodes of the protocol, in order
 * @param clients the nodes that are asked by the workload, in order
 * @param neighbours the servers to which this node has a link, in order; without a topology, all others
 * @param options the protocol's {@link Protocol#options()}, as the scenario set them
 * @param disk what the node finds on its disk, by file
 * @param clockBound how wrong clocks are at most; empty if nobody gives his word for that
 */
public record Setup(
        List<NodeId> servers,
        List<NodeId> clients,
        List<NodeId> neighbours,
        Record options,
        Map<String, Stored> disk,
        Optional<ClockBound> clockBound) {

    /** The file that {@link Context#save} writes. */
    public static final String STATE = "state";

    public Setup {
        servers = List.copyOf(servers);
        clients = List.copyOf(clients);
        neighbours = neighbours instanceof Others ? neighbours : List.copyOf(neighbours);
        disk = Collections.unmodifiableMap(new TreeMap<>(disk));
    }

    /** Nothing is said about clocks. */
    public Setup(
            List<NodeId> servers,
            List<NodeId> clients,
            List<NodeId> neighbours,
            Record options,
            Map<String, Stored> disk) {
        this(servers, clients, neighbours, options, disk, Optional.empty());
    }

    /** The options as the type that {@link Protocol#options()} returned. */
    public <O extends Record> O options(Class<O> type) {
        return type.cast(options);
    }

    /**
     * What was saved last, as the type that the protocol saves.
     *
     * @throws CorruptDiskException if it can no longer be read
     */
    public <S extends Record> Optional<S> saved(Class<S> type) {
        return switch (read(STATE)) {
            case Stored.Found(Record content) -> Optional.of(type.cast(content));
            case Stored.Missing missing -> Optional.empty();
            case Stored.Corrupt corrupt -> throw new CorruptDiskException(STATE);
        };
    }

    /** What is found in a file that {@link Context#write} wrote. */
    public Stored read(String file) {
        return disk.getOrDefault(file, new Stored.Missing());
    }

    public boolean isClient(NodeId node) {
        return node.index() >= servers.size();
    }

    /** The other servers, in order. */
    public List<NodeId> peersOf(NodeId self) {
        return servers.stream().filter(node -> !node.equals(self)).toList();
    }
}
