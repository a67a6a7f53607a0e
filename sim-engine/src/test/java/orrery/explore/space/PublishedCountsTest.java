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
import orrery.api.Specification;
import orrery.explore.space.Bounds.Mail;
import orrery.explore.space.Bounds.Network;
import orrery.verdict.Verdict;
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

    private static Exploration explore(Specification<?> specification) {
        return explore(specification, 1, Bounds.DEFAULT, specification::withinBoundary, false);
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
    @CsvSource({"2, 34", "3, 80", "4, 166", "5, 314"})
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

    @ParameterizedTest
    @CsvSource({"1, 14", "5, 4094"})
    void pingPongOverANetworkThatLosesAndCopies(int most, long states) {
        Bounds wild = Bounds.DEFAULT.with(new Mail(Network.SET, true, true, true));
        assertThat(explore(new PingPongModel(), 2, wild, snapshot -> counts(snapshot, most), false)
                        .states())
                .isEqualTo(states);
    }

    @Test
    void pingPongOverAGoodNetwork() {
        Bounds copying = Bounds.DEFAULT.with(new Mail(Network.SET, true, false, true));
        for (Bounds good : List.of(Bounds.DEFAULT, copying)) {
            assertThat(explore(new PingPongModel(), 2, good, snapshot -> counts(snapshot, 5), false)
                            .states())
                    .isEqualTo(11);
        }
    }

    /** What changes nothing and says nothing is no step, but where it makes way for what stands behind it. */
    @Test
    void whatIsIgnoredDependsOnTheNetwork() {
        for (Network network : Network.values()) {
            Bounds bounds = Bounds.DEFAULT.with(new Mail(network, false, false, false));
            assertThat(explore(new IgnoringModel(), 2, bounds, any -> true, false)
                            .states())
                    .isEqualTo(network == Network.ORDERED ? 3 : 2);
        }
    }

    @ParameterizedTest
    @CsvSource({"2, false, 13", "2, true, 8"})
    void increment(int threads, boolean alike, long states) {
        Specification<?> model = new IncrementModel(threads, alike);
        Exploration found = new Explorer(
                        model, world(1, model.options()), Bounds.DEFAULT, List.of(), any -> true, false, true)
                .explore();
        assertThat(found.states()).isEqualTo(states);
        assertThat(found.verdicts()).anyMatch(Verdict::broken);
    }

    @Test
    void alternatingBit() {
        assertThat(explore(new AlternatingBitModel(2, 2)).states()).isEqualTo(240);
    }

    @Test
    void allocator() {
        assertThat(explore(new AllocatorModel(3, 2)).states()).isEqualTo(400);
    }

    @Test
    void teachingConcurrency() {
        Exploration found = explore(new TeachingModel(5));
        assertThat(found.states()).isEqualTo(723);
        assertThat(found.depth()).isEqualTo(11);
        assertThat(found.held()).isTrue();
    }

    @Test
    void terminationDetection() {
        Exploration found = explore(new TerminationModel(4, 3));
        assertThat(found.states()).isEqualTo(4097);
        assertThat(found.held()).isTrue();
    }

    /** Clients that put and then get, at once when they are free. */
    private static Exploration register(Protocol<?, ?> protocol, int servers, int clients) {
        World world = new World(
                World.servers(servers),
                World.clients(clients, servers),
                1_000_000_000L,
                World.DEFAULT_MAX_STEPS,
                new Protocol.NoOptions(),
                new orrery.world.Network(Link.calm(new Distribution.Constant(1))),
                Workload.open(1, 1, Map.of("put", 1, "get", 1), 0, 1),
                List.of());
        return new Explorer(
                        protocol,
                        world,
                        Bounds.DEFAULT.with(new Bounds.Asking(1, true)),
                        List.of(new Linearizability(Models.named("kv"))),
                        any -> true,
                        false,
                        false)
                .explore();
    }

    @ParameterizedTest
    @CsvSource({"1, 5", "2, 93"})
    void singleCopyRegister(int clients, long states) {
        Exploration found = register(new RegisterModel(), 1, clients);
        assertThat(found.states()).isEqualTo(states);
        assertThat(found.held()).isTrue();
    }

    /** Put, its answer, get, its answer: Stateright's counter-example, which is a shortest one. */
    @Test
    void twoCopiesAreNoRegister() {
        Exploration found = register(new RegisterModel(), 2, 2);
        assertThat(found.held()).isFalse();
        assertThat(found.counterExample().orElseThrow().summary().delivered()).isEqualTo(4);
    }

    @Test
    void sharedMemory() {
        Exploration found = register(new SharedMemoryModel(), 2, 2);
        assertThat(found.states()).isEqualTo(544);
        assertThat(found.held()).isTrue();
    }

    @Test
    void paxosOfServers() {
        Exploration found = register(new PaxosServersModel(), 3, 2);
        assertThat(found.states()).isEqualTo(16_668);
        assertThat(found.held()).isTrue();
    }
}
