package orrery.explore.space;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import orrery.api.Protocol;
import orrery.api.Snapshot;
import orrery.explore.space.Bounds.Mail;
import orrery.explore.space.Bounds.Network;
import orrery.verdict.model.Models;
import orrery.verdict.order.Linearizability;
import orrery.world.Distribution;
import orrery.world.Link;
import orrery.world.Workload;
import orrery.world.World;

/** Distinct states as other model checkers count them: TLC, Stateright and DSLabs. */
class PublishedCountsTest {

    private static World world(int servers, Record options) {
        return new World(
                World.servers(servers),
                List.of(),
                1_000_000_000L,
                World.DEFAULT_MAX_STEPS,
                options,
                new orrery.world.Network(Link.calm(new Distribution.Constant(1))),
                Workload.none(),
                List.of());
    }

    private static Exploration explore(
            Protocol<?, ?> protocol, int servers, Bounds bounds, Predicate<Snapshot> within, boolean symmetric) {
        return new Explorer(protocol, world(servers, protocol.options()), bounds, List.of(), within, symmetric, false)
                .explore();
    }

    private static Exploration explore(Shared.Specification<?> specification) {
        return explore(new Shared<>(specification), 1, Bounds.DEFAULT, any -> true, false);
    }

    @ParameterizedTest
    @CsvSource({"1, 12, 5", "2, 56, 8", "3, 288, 11", "4, 1568, 14", "5, 8832, 17"})
    void twoPhaseCommit(int resources, long states, int depth) {
        Bounds bounds = Bounds.DEFAULT.with(new Mail(Network.SET, true, false, false));
        Exploration found = explore(new TwoPhaseModel(), resources + 1, bounds, any -> true, false);
        assertThat(found.states()).isEqualTo(states);
        assertThat(found.depth()).isEqualTo(depth);
        assertThat(found.held()).isTrue();
        assertThat(found.whole()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"2, 34", "3, 80", "4, 166"})
    void twoPhaseCommitUpToTheNamesOfResources(int resources, long orbits) {
        Bounds bounds = Bounds.DEFAULT.with(new Mail(Network.SET, true, false, false));
        assertThat(explore(new TwoPhaseModel(), resources + 1, bounds, any -> true, true)
                        .states())
                .isEqualTo(orbits);
    }

    @ParameterizedTest
    @CsvSource({"1, 4", "2, 12", "3, 34", "4, 96"})
    void transactionCommit(int resources, long states) {
        assertThat(explore(new TransactionCommit(resources)).states()).isEqualTo(states);
    }

    @ParameterizedTest
    @CsvSource({"2, 25", "3, 137"})
    void changRoberts(int nodes, long states) {
        assertThat(explore(new ChangRobertsModel(nodes)).states()).isEqualTo(states);
    }

    /** As the manifest of the TLA+ examples has them; its depths are those of a search by several workers, and not exact. */
    @ParameterizedTest
    @CsvSource({"3, 302", "4, 1566"})
    void ewd840(int nodes, long states) {
        assertThat(explore(new Ewd840Model(nodes)).states()).isEqualTo(states);
    }

    @ParameterizedTest
    @CsvSource({"1, 2, 73", "2, 2, 3921"})
    void paxos(int ballots, int values, long states) {
        assertThat(explore(new PaxosModel(ballots, values)).states()).isEqualTo(states);
    }

    @ParameterizedTest
    @CsvSource({"3, 191", "4, 401", "6, 1043"})
    void lamportsMutualExclusion(int clock, long states) {
        Exploration found = explore(
                new LamportMutexModel(),
                2,
                Bounds.DEFAULT.with(new Mail(Network.ORDERED, false, false, false)),
                snapshot -> snapshot.all(LamportMutexModel.Process.class).stream()
                        .allMatch(process -> process.clock() <= clock),
                false);
        assertThat(found.states()).isEqualTo(states);
        assertThat(found.held()).isTrue();
    }

    private static boolean counts(Snapshot snapshot, int most) {
        return snapshot.all(PingPongModel.Player.class).stream().allMatch(player -> player.count() <= most);
    }

    @Test
    void pingPong() {
        Bounds wild = Bounds.DEFAULT.with(new Mail(Network.SET, true, true, true));
        assertThat(explore(new PingPongModel(), 2, wild, snapshot -> counts(snapshot, 1), false)
                        .states())
                .isEqualTo(14);
        assertThat(explore(new PingPongModel(), 2, Bounds.DEFAULT, snapshot -> counts(snapshot, 5), false)
                        .states())
                .isEqualTo(11);
    }

    @ParameterizedTest
    @CsvSource({"1, 5", "2, 93"})
    void singleCopyRegister(int clients, long states) {
        World world = new World(
                World.servers(1),
                World.clients(clients, 1),
                1_000_000_000L,
                World.DEFAULT_MAX_STEPS,
                new Protocol.NoOptions(),
                new orrery.world.Network(Link.calm(new Distribution.Constant(1))),
                Workload.open(1, 1, Map.of("put", 1, "get", 1), 0, 1),
                List.of());
        Exploration found = new Explorer(
                        new RegisterModel(),
                        world,
                        Bounds.DEFAULT.with(new Bounds.Asking(1, true)),
                        List.of(new Linearizability(Models.named("kv"))),
                        any -> true,
                        false,
                        false)
                .explore();
        assertThat(found.states()).isEqualTo(states);
        assertThat(found.held()).isTrue();
    }
}
