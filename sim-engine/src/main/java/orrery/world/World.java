package orrery.world;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import orrery.api.ClockBound;
import orrery.api.NodeId;

/**
 * Everything that a run depends on beside its protocol and its seed.
 *
 * @param servers the protocol's nodes, indexed from 0
 * @param clients the nodes that the workload asks, indexed after the servers
 * @param durationNanos how much virtual time the run lasts, in nanoseconds
 * @param maxSteps the run ends early after this many steps, so that no protocol can hang it
 * @param options the protocol's options
 * @param network how messages travel
 * @param workload what clients are asked
 * @param faults what goes wrong
 * @param versions which nodes run another version of the protocol, or may come to
 * @param clockBound how wrong clocks are at most, as the nodes are told; empty if they are told nothing
 */
public record World(
        List<NodeId> servers,
        List<NodeId> clients,
        long durationNanos,
        long maxSteps,
        Record options,
        Network network,
        Workload workload,
        List<Fault> faults,
        List<Version> versions,
        Optional<ClockBound> clockBound) {

    /** Enough for hours of a busy cluster; a message storm ends here instead of nowhere. */
    public static final long DEFAULT_MAX_STEPS = 20_000_000;

    public World {
        servers = List.copyOf(servers);
        clients = List.copyOf(clients);
        faults = List.copyOf(faults);
        versions = List.copyOf(versions);
    }

    /** A world in which all nodes run the same version of the protocol, and nobody vouches for their clocks. */
    public World(
            List<NodeId> servers,
            List<NodeId> clients,
            long durationNanos,
            long maxSteps,
            Record options,
            Network network,
            Workload workload,
            List<Fault> faults) {
        this(
                servers,
                clients,
                durationNanos,
                maxSteps,
                options,
                network,
                workload,
                faults,
                List.of(),
                Optional.empty());
    }

    public World withNodes(List<NodeId> otherServers, List<NodeId> otherClients) {
        return new World(
                otherServers,
                otherClients,
                durationNanos,
                maxSteps,
                options,
                network,
                workload,
                faults,
                versions,
                clockBound);
    }

    public World withDuration(long nanos) {
        return new World(servers, clients, nanos, maxSteps, options, network, workload, faults, versions, clockBound);
    }

    public World withMaxSteps(long steps) {
        return new World(
                servers, clients, durationNanos, steps, options, network, workload, faults, versions, clockBound);
    }

    public World withOptions(Record others) {
        return new World(
                servers, clients, durationNanos, maxSteps, others, network, workload, faults, versions, clockBound);
    }

    public World withNetwork(Network other) {
        return new World(
                servers, clients, durationNanos, maxSteps, options, other, workload, faults, versions, clockBound);
    }

    public World withWorkload(Workload other) {
        return new World(
                servers, clients, durationNanos, maxSteps, options, network, other, faults, versions, clockBound);
    }

    public World withFaults(List<Fault> others) {
        return new World(
                servers, clients, durationNanos, maxSteps, options, network, workload, others, versions, clockBound);
    }

    /** Servers, then clients. */
    public List<NodeId> nodes() {
        return Stream.concat(servers.stream(), clients.stream()).toList();
    }

    /** {@code n1 ... n<count>}. */
    public static List<NodeId> servers(int count) {
        return IntStream.range(0, count)
                .mapToObj(index -> new NodeId(index, "n" + (index + 1)))
                .toList();
    }

    /** {@code c1 ... c<count>}, indexed after the servers. */
    public static List<NodeId> clients(int count, int servers) {
        return IntStream.range(0, count)
                .mapToObj(index -> new NodeId(servers + index, "c" + (index + 1)))
                .toList();
    }
}
