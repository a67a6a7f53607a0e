package orrery.protocols.twophase;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
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
import orrery.world.World;

/** Two-phase commit keeps its promises whatever the weather does, and what clients see is strictly serializable. */
class TwoPhaseProps {

    /**
     * Everybody may be down at once, and whatever was not forced is lost; the weather is over after 12 of 15 seconds, so
     * that there is time to recover.
     */
    @Property(tries = 400, edgeCases = EdgeCasesMode.NONE)
    void promisesAreKeptInAnyWeather(
            @ForAll @From("rules") Rules rules,
            @ForAll @From("options") Options options,
            @ForAll @From("servers") int servers,
            @ForAll @From("latencies") Distribution latency,
            @ForAll @From("climates") String climate,
            @ForAll long seed) {
        Trial trial = new Stage(servers)
                .with(options)
                .lasting(Duration.ofSeconds(15))
                .latency(latency)
                .losingWhatIsNotForced()
                .clients(3, 15, "transfer", "transfer", "guaranteed", "audit")
                .trial(new TwoPhase(rules), Climate.named(climate, new Climate.Budget(servers, 0, 0, 100_000_000)));
        Trial.Played played = trial.play(seed, Recording.digestOnly());
        // a crash that waits for its spot may come so late that nobody can say about the end
        assertThat(played.verdicts()).noneMatch(Verdict::broken);
        assertThat(played.trace().end().kind()).isEqualTo(Trace.End.Kind.TIME_UP);
        assertThat(MoneyOrder.judge(played.trace().history(), Bank.of(World.servers(servers), options)))
                .isEqualTo(Verdict.Status.HELD);
    }

    /** The right rules, and those that do more than they need: nobody may object to either. */
    @Provide
    Arbitrary<Rules> rules() {
        return Arbitraries.of(new Rules(), new Rules(), new Decoys.TellsTwice(), new Decoys.RecordsTwice());
    }

    @Provide
    Arbitrary<Options> options() {
        Arbitrary<Boolean> either = Arbitraries.of(true, false);
        return Combinators.combine(
                        Arbitraries.of(Presumption.values()),
                        Arbitraries.of(Options.Placement.values()),
                        either,
                        either,
                        either)
                .filter((presumption, coordinator, firstPrepares, cooperative, readOnly) ->
                        !firstPrepares || (presumption != Presumption.COMMIT && coordinator == Options.Placement.APART))
                .as(Stage::options);
    }

    @Provide
    Arbitrary<Integer> servers() {
        return Arbitraries.of(2, 3, 4, 5, 6);
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
    Arbitrary<String> climates() {
        return Arbitraries.of("breezy", "stormy", "hostile");
    }
}
