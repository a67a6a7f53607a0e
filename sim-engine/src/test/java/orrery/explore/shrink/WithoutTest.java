package orrery.explore.shrink;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import orrery.api.NodeId;
import orrery.api.Protocol;
import orrery.api.Span;
import orrery.world.Distribution;
import orrery.world.Fault;
import orrery.world.Link;
import orrery.world.Network;
import orrery.world.Target;
import orrery.world.Workload;
import orrery.world.World;

/** What is left of a world's faults when nodes go whom they strike. */
class WithoutTest {

    private static final Fault.When NOW = new Fault.When.At(new Span(0, 0));

    private static final List<NodeId> SERVERS = World.servers(3);
    private static final List<NodeId> CLIENTS = World.clients(2, 3);

    private static Target.Named named(NodeId node) {
        return new Target.Named(node);
    }

    private static World world(Fault... faults) {
        return new World(
                SERVERS,
                CLIENTS,
                1_000_000_000,
                1_000,
                new Protocol.NoOptions(),
                new Network(Link.calm(new Distribution.Constant(1_000_000))),
                Workload.none(),
                List.of(faults));
    }

    @Test
    void whatStrikesClientsAloneGoesWithThem() {
        Fault isolation = new Fault.Isolate(NOW, named(SERVERS.get(1)), Optional.empty());
        World left = Without.clients(world(
                new Fault.OneWay(NOW, List.of(named(CLIENTS.get(1))), List.of(named(SERVERS.get(0))), Optional.empty()),
                isolation,
                new Fault.Pause(NOW, named(CLIENTS.get(0)), Optional.empty())));
        assertThat(left.clients()).isEmpty();
        assertThat(left.servers()).isEqualTo(SERVERS);
        assertThat(left.faults()).containsExactly(isolation);
    }

    @Test
    void whatStrikesOthersTooStrikesThemAlone() {
        World left = Without.clients(world(new Fault.OneWay(
                NOW,
                List.of(named(SERVERS.get(2)), named(CLIENTS.get(0))),
                List.of(named(SERVERS.get(0))),
                Optional.empty())));
        assertThat(left.faults())
                .containsExactly(new Fault.OneWay(
                        NOW, List.of(named(SERVERS.get(2))), List.of(named(SERVERS.get(0))), Optional.empty()));
    }

    @Test
    void whoComesAfterAServerThatGoesMovesUpInFaultsAsWell() {
        World left = Without.node(
                        world(new Fault.Pause(NOW, named(CLIENTS.get(1)), Optional.empty())), SERVERS.get(0), false)
                .orElseThrow();
        assertThat(left.servers()).extracting(NodeId::name).containsExactly("n2", "n3");
        assertThat(left.faults()).containsExactly(new Fault.Pause(NOW, named(new NodeId(3, "c2")), Optional.empty()));
    }

    /** Names servers. */
    private record Options(List<String> changes) {}

    @Test
    void optionsNameAServerThatGoesNoLonger() {
        World world = world().withOptions(new Options(List.of("1s n1 n2", "2s n1", "3s n2 n3", "later")));
        assertThat(Without.node(world, SERVERS.get(0), true).orElseThrow().options())
                .isEqualTo(new Options(List.of("1s n2", "3s n2 n3", "later")));
        assertThat(Without.node(world, SERVERS.get(0), false).orElseThrow().options())
                .isEqualTo(world.options());
    }
}
