package orrery.run.fault;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import orrery.api.Chance;
import orrery.api.NodeId;
import orrery.api.Roles;
import orrery.run.node.Host;
import orrery.world.Target;
import orrery.world.World;

/** Finds out whom a fault strikes at the moment at which it does. */
final class Targets<M, T> {

    private final World world;
    private final List<Host<M, T>> hosts;

    Targets(World world, List<Host<M, T>> hosts) {
        this.world = world;
        this.hosts = hosts;
    }

    /** Empty while there is nobody. {@code up}: only servers that are up come into question for {@code any}. */
    Optional<NodeId> choose(Target target, boolean up, Chance chance) {
        return switch (target) {
            case Target.Named(NodeId node) -> Optional.of(node);
            case Target.Role(String role) -> draw(inRole(role), chance);
            case Target.Any any -> draw(anyServer(up), chance);
            case Target.Others others -> throw new IllegalStateException("others stands only on a side");
        };
    }

    private Optional<NodeId> draw(List<NodeId> candidates, Chance chance) {
        return candidates.isEmpty() ? Optional.empty() : Optional.of(chance.pick(candidates));
    }

    private List<NodeId> inRole(String role) {
        return servers()
                .filter(host ->
                        host.node != null && Roles.of(host.node.getClass()).equals(role))
                .map(host -> host.id)
                .toList();
    }

    private List<NodeId> anyServer(boolean up) {
        return servers().filter(host -> !up || host.isUp()).map(host -> host.id).toList();
    }

    private Stream<Host<M, T>> servers() {
        return hosts.subList(0, world.servers().size()).stream();
    }

    /** The nodes of a zone that are up. */
    List<Host<M, T>> upIn(String zone) {
        return world.network().zones().stream()
                .flatMap(zones -> {
                    int place = zones.names().indexOf(zone);
                    return hosts.stream().filter(host -> host.isUp() && zones.of(host.id) == place);
                })
                .toList();
    }

    /** Who stands on which side; empty while some target has nobody. */
    Optional<List<List<NodeId>>> sides(List<List<Target>> wanted, Chance chance) {
        TreeSet<NodeId> named = new TreeSet<>();
        List<List<NodeId>> sides = new ArrayList<>();
        for (List<Target> side : wanted) {
            List<NodeId> members = new ArrayList<>();
            for (Target target : side) {
                if (!(target instanceof Target.Others)) {
                    Optional<NodeId> chosen = choose(target, false, chance);
                    if (chosen.isEmpty()) {
                        return Optional.empty();
                    }
                    if (named.add(chosen.get())) {
                        members.add(chosen.get());
                    }
                }
            }
            sides.add(members);
        }
        for (int side = 0; side < sides.size(); side++) {
            if (wanted.get(side).stream().anyMatch(Target.Others.class::isInstance)) {
                List<NodeId> members = sides.get(side);
                world.servers().stream().filter(named::add).forEach(members::add);
            }
        }
        return Optional.of(sides);
    }

    List<List<NodeId>> isolation(NodeId victim) {
        return List.of(
                List.of(victim),
                world.nodes().stream().filter(node -> !node.equals(victim)).toList());
    }

    /**
     * The pairs of servers that do not hear each other when each hears only its nearest on a ring in random order, as many
     * as make a majority with itself (Jepsen's majorities-ring).
     */
    List<List<List<NodeId>>> majoritiesRing(Chance chance) {
        List<NodeId> ring = chance.shuffle(world.servers());
        int heard = ring.size() / 2;
        int near = (heard + 1) / 2;
        List<List<List<NodeId>>> pairs = new ArrayList<>();
        for (int one = 0; one < ring.size(); one++) {
            for (int other = one + 1; other < ring.size(); other++) {
                int distance = Math.min(other - one, ring.size() - (other - one));
                if (distance > near) {
                    pairs.add(List.of(List.of(ring.get(one)), List.of(ring.get(other))));
                }
            }
        }
        return pairs;
    }

    /** Each direction in which nothing passes between the sides. */
    void eachWay(List<List<NodeId>> sides, boolean oneWay, BiConsumer<NodeId, NodeId> cut) {
        for (int one = 0; one < sides.size(); one++) {
            for (int other = one + 1; other < sides.size(); other++) {
                for (NodeId from : sides.get(one)) {
                    for (NodeId to : sides.get(other)) {
                        cut.accept(from, to);
                        if (!oneWay) {
                            cut.accept(to, from);
                        }
                    }
                }
            }
        }
    }
}
