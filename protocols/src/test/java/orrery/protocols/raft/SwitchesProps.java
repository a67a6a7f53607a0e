package orrery.protocols.raft;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import orrery.explore.Trial;
import orrery.trace.Recording;
import orrery.trace.Trace;
import orrery.verdict.Verdict;
import orrery.world.Climate;

/**
 * Raft keeps its promises in any weather, whatever of the dissertation is switched on. Clocks jump and drift by 5 ms at a
 * time, which over two clocks and several faults stays below the bound that leases rely on.
 */
class SwitchesProps {

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void promisesAreKeptWithAnySwitches(
            @ForAll @From("servers") int servers,
            @ForAll boolean preVote,
            @ForAll boolean checkQuorum,
            @ForAll Reads reads,
            @ForAll boolean transfers,
            @ForAll @From("everies") int snapshotEvery,
            @ForAll @From("batches") int batchMillis,
            @ForAll boolean pipelining,
            @ForAll @From("climates") String climate,
            @ForAll long seed) {
        held(
                new Stage(servers)
                        .set("preVote", preVote)
                        .set("checkQuorum", checkQuorum || reads == Reads.LEASE)
                        .set("clockBound", Duration.ofMillis(100))
                        .set("reads", reads)
                        .set("transferAfter", transfers ? Duration.ofMillis(1_500) : Duration.ZERO)
                        .set("snapshotEvery", snapshotEvery)
                        .set("chunk", 2)
                        .set("batch", Duration.ofMillis(batchMillis))
                        .set("pipelining", pipelining),
                servers,
                climate,
                seed);
    }

    @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
    void promisesAreKeptWithEverythingOn(
            @ForAll @From("servers") int servers, @ForAll @From("climates") String climate, @ForAll long seed) {
        held(
                new Stage(servers)
                        .set("preVote", true)
                        .set("checkQuorum", true)
                        .set("clockBound", Duration.ofMillis(100))
                        .set("reads", Reads.LEASE)
                        .set("transferAfter", Duration.ofMillis(1_500))
                        .set("snapshotEvery", 10)
                        .set("chunk", 1)
                        .set("batch", Duration.ofMillis(5)),
                servers,
                climate,
                seed);
    }

    /** Members come and go, by any way, in any weather; servers that left do not disturb (4.2.3). */
    @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
    void promisesAreKeptWhileMembersChange(
            @ForAll boolean joint,
            @ForAll boolean learners,
            @ForAll boolean quiet,
            @ForAll @From("everies") int snapshotEvery,
            @ForAll @From("climates") String climate,
            @ForAll long seed) {
        held(
                new Stage(5)
                        .set("members", 3)
                        .set("joint", joint)
                        .set("learners", learners)
                        .set("preVote", quiet)
                        .set("checkQuorum", quiet)
                        .set("snapshotEvery", snapshotEvery)
                        .set("chunk", 2)
                        .set("changes", List.of("3s n1 n2 n3 n4 n5", "8s n3 n4 n5", "13s n1 n4 n5", "18s n1 n2 n3")),
                3,
                climate,
                seed);
    }

    private static void held(Stage stage, int servers, String climate, long seed) {
        Climate.Budget minority =
                new Climate.Budget((servers - 1) / 2, 0, 0, Duration.ofMillis(5).toNanos());
        Trial trial = stage.lasting(Duration.ofSeconds(30))
                .clients(3, 15, "put", "put", "get", "get", "get", "cas")
                .trial(new Raft(), Climate.named(climate, minority));
        Trial.Played played = trial.play(seed, Recording.digestOnly());
        assertThat(played.trace().end().kind()).isEqualTo(Trace.End.Kind.TIME_UP);
        assertThat(played.verdicts())
                .noneMatch(Verdict::broken)
                .noneMatch(verdict -> verdict.status() == Verdict.Status.UNKNOWN);
    }

    @Provide
    Arbitrary<Integer> servers() {
        return Arbitraries.of(1, 2, 3, 3, 4, 5, 5, 7);
    }

    @Provide
    Arbitrary<Integer> everies() {
        return Arbitraries.of(0, 1, 5, 30);
    }

    @Provide
    Arbitrary<Integer> batches() {
        return Arbitraries.of(0, 0, 10);
    }

    @Provide
    Arbitrary<String> climates() {
        return Arbitraries.of("breezy", "stormy", "hostile");
    }
}
