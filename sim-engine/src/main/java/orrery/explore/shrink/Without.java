package orrery.explore.shrink;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import orrery.api.NodeId;
import orrery.world.Deviations;
import orrery.world.Fault;
import orrery.world.Network;
import orrery.world.Retold;
import orrery.world.Target;
import orrery.world.Workload;
import orrery.world.World;

/**
 * A world without one of its nodes. All others keep their names, and with them all that is drawn for them; their indexes
 * move up.
 */
final class Without {

    private final World world;
    private final NodeId gone;
    private final boolean unnamed;

    private Without(World world, NodeId gone, boolean unnamed) {
        this.world = world;
        this.gone = gone;
        this.unnamed = unnamed;
    }

    /**
     * Empty if the world has a shape of which the node is a part.
     *
     * @param unnamed whether the protocol's options no longer name it, either
     */
    static Optional<World> node(World world, NodeId gone, boolean unnamed) {
        Network network = world.network();
        boolean shapeless = network.rules().isEmpty()
                && network.topology().isEmpty()
                && network.zones().isEmpty()
                && world.versions().isEmpty();
        return shapeless ? Optional.of(new Without(world, gone, unnamed).made()) : Optional.empty();
    }

    /** Without any clients. Faults that strike clients strike others alone, or nobody. */
    static World clients(World world) {
        World fewer = world;
        while (!fewer.clients().isEmpty()) {
            fewer = new Without(fewer, fewer.clients().getLast(), false).made();
        }
        return fewer;
    }

    private World made() {
        List<NodeId> servers = left(world.servers());
        List<NodeId> clients = left(world.clients());
        List<Fault> faults = world.faults().stream()
                .map(this::fault)
                .filter(Objects::nonNull)
                .toList();
        return world.withNodes(servers, clients)
                .withNetwork(network())
                .withWorkload(workload(clients.size()))
                .withOptions(unnamed ? options() : world.options())
                .withFaults(faults);
    }

    /** A text that names the node does so no longer, and one that names no other goes; all as it was if that is refused. */
    private Record options() {
        try {
            return Retold.record(
                    world.options(),
                    (name, part) -> part instanceof List<?> several
                            ? several.stream()
                                    .map(this::option)
                                    .flatMap(Optional::stream)
                                    .toList()
                            : part);
        } catch (IllegalArgumentException refused) {
            return world.options();
        }
    }

    private Optional<Object> option(Object option) {
        List<String> words = option instanceof String text ? List.of(text.split(" +")) : List.of();
        if (!words.contains(gone.name())) {
            return Optional.of(option);
        }
        List<String> others =
                words.stream().filter(word -> !word.equals(gone.name())).toList();
        boolean namesOthers = others.stream()
                .anyMatch(word -> world.servers().stream()
                        .anyMatch(server -> server.name().equals(word)));
        return namesOthers ? Optional.of(String.join(" ", others)) : Optional.empty();
    }

    private List<NodeId> left(List<NodeId> nodes) {
        return nodes.stream()
                .filter(node -> !node.equals(gone))
                .map(this::moved)
                .toList();
    }

    private NodeId moved(NodeId node) {
        return node.index() < gone.index() ? node : new NodeId(node.index() - 1, node.name());
    }

    /** What each client that is left is asked stays as it was. */
    private Workload workload(int clients) {
        Workload asked = world.workload();
        if (clients == 0) {
            return Workload.none();
        }
        return asked.loop() instanceof Workload.Loop.Open(double rate)
                ? asked.with(
                        new Workload.Loop.Open(rate * clients / world.clients().size()))
                : asked;
    }

    private Network network() {
        Network network = world.network();
        return network.deviations()
                .map(deviations -> network.with(new Deviations(deviations.all().stream()
                        .filter(each -> !each.from().equals(gone) && !each.to().equals(gone))
                        .map(each ->
                                new Deviations.Deviation(moved(each.from()), moved(each.to()), each.nth(), each.fate()))
                        .toList())))
                .orElse(network);
    }

    /** Null if it struck that node alone. */
    private @Nullable Fault fault(Fault fault) {
        try {
            return Retold.fault(fault, (name, part) -> other(part));
        } catch (Nobody left) {
            return null;
        }
    }

    private Object other(Object part) {
        return switch (part) {
            case NodeId node when node.equals(gone) -> throw new Nobody();
            case NodeId node -> moved(node);
            case Target.Named(NodeId node) -> new Target.Named((NodeId) other(node));
            case List<?> several -> group(several);
            default -> part;
        };
    }

    private List<?> group(List<?> several) {
        List<Object> others = new ArrayList<>();
        for (Object each : several) {
            if (!each.equals(new Target.Named(gone))) {
                others.add(other(each));
            }
        }
        if (others.isEmpty() && !several.isEmpty()) {
            throw new Nobody();
        }
        return List.copyOf(others);
    }

    /** A fault has nobody left whom it could strike. */
    private static final class Nobody extends RuntimeException {
        private static final long serialVersionUID = 1;

        Nobody() {
            super(null, null, false, false);
        }
    }
}
