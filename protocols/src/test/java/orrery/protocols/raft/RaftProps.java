package orrery.protocols.raft;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
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
import orrery.world.Distribution;

/** Raft keeps its promises whatever the weather does, and the clients' history is linearizable. */
class RaftProps {

    /**
     * A minority may be down and clocks wrong by a second. The weather is over after 24 of 30 seconds, so that
     * there is time for progress.
     */
    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void promisesAreKeptInAnyWeather(
            @ForAll @From("servers") int servers,
            @ForAll @From("latencies") Distribution latency,
            @ForAll @From("entriesPerMessage") int entriesPerMessage,
            @ForAll @From("climates") String climate,
            @ForAll long seed) {
        Trial trial = new Stage(servers)
                .lasting(Duration.ofSeconds(30))
                .latency(latency)
                .set("entriesPerMessage", entriesPerMessage)
                .clients(3, 15, "put", "put", "get", "get", "cas")
                .trial(new Raft(), Climate.named(climate, Climate.Budget.minority(servers)));
        Trial.Played played = trial.play(seed, Recording.digestOnly());
        assertThat(played.trace().end().kind()).isEqualTo(Trace.End.Kind.TIME_UP);
        assertThat(played.verdicts())
                .noneMatch(Verdict::broken)
                .noneMatch(verdict -> verdict.status() == Verdict.Status.UNKNOWN);
    }

    @Provide
    Arbitrary<Integer> servers() {
        return Arbitraries.of(1, 2, 3, 4, 5, 5, 7);
    }

    @Provide
    Arbitrary<Distribution> latencies() {
        return Arbitraries.of(
                new Distribution.Constant(10_000_000),
                new Distribution.Uniform(1_000_000, 40_000_000),
                new Distribution.LogNormal(10_000_000, 0.6),
                new Distribution.Exponential(15_000_000));
    }

    @Provide
    Arbitrary<Integer> entriesPerMessage() {
        return Arbitraries.of(1, 3, 64);
    }

    @Provide
    Arbitrary<String> climates() {
        return Arbitraries.of("breezy", "stormy", "hostile");
    }
}
