package orrery.protocols.raft;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import orrery.explore.Trial;
import orrery.testing.Climates;
import orrery.testing.FaultPlan;
import orrery.testing.FaultPlans;
import orrery.testing.Links;
import orrery.testing.Simulation;
import orrery.testing.Workloads;
import orrery.testing.Worlds;
import orrery.trace.Recording;
import orrery.trace.Trace;
import orrery.verdict.Verdict;
import orrery.world.Climate;
import orrery.world.Workload;
import orrery.world.World;

/** Raft keeps its promises whatever the weather does, and the clients' history is linearizable. */
class RaftProps {

    private static final Duration LASTS = Duration.ofSeconds(30);

    /** From here on clients ask no more, where that matters; the weather goes on for a while. */
    private static final Duration QUIET = Duration.ofSeconds(20);

    /**
     * A minority may be down and clocks wrong by a second. The weather is over after 24 of 30 seconds, so that
     * there is time for progress.
     */
    @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
    void promisesAreKeptInAnyWeather(
            @ForAll @From("worlds") World world,
            @ForAll @From("weathers") List<Climate.Kind> weather,
            @ForAll long seed) {
        keepsItsPromises(
                new Simulation()
                        .weather(
                                weather, Climate.Budget.minority(world.servers().size())),
                world,
                seed);
    }

    /** Faults that are planned, and not drawn from the seed, so that a plan that breaks something shrinks. */
    @Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
    void promisesAreKeptWhateverIsPlanned(@ForAll @From("plannedWorlds") World world, @ForAll long seed) {
        keepsItsPromises(new Simulation(), world, seed);
    }

    /**
     * A server that was cut off while clients asked comes to have what is committed, whatever else the weather did. Clients ask
     * no more then, and what it lacks fits into a few messages: one entry a message would take it longer than five seconds.
     */
    @Property(tries = 60, edgeCases = EdgeCasesMode.NONE)
    void followersCatchUpInTheEnd(
            @ForAll @From("worldsWithOneCutOff") World world,
            @ForAll @From("weathers") List<Climate.Kind> weather,
            @ForAll long seed) {
        Trial.Played played = play(
                new Simulation()
                        .weather(
                                weather, Climate.Budget.minority(world.servers().size())),
                world,
                seed);
        assertThat(played.verdicts())
                .filteredOn(verdict -> verdict.promise().equals(Promises.CATCH_UP))
                .hasSize(1)
                .allMatch(verdict -> verdict.status() == Verdict.Status.HELD);
    }

    private static Trial.Played play(Simulation simulation, World world, long seed) {
        Trial trial = simulation.of(new Raft()).in(world).linearizable("kv").trial();
        Trial.Played played = trial.play(seed, Recording.digestOnly());
        assertThat(played.trace().end().kind()).isEqualTo(Trace.End.Kind.TIME_UP);
        return played;
    }

    private static void keepsItsPromises(Simulation simulation, World world, long seed) {
        // where messages take as long as timers, or carry one entry each, clients that ask again keep a follower behind
        assertThat(play(simulation, world, seed).verdicts())
                .filteredOn(verdict -> !verdict.promise().equals(Promises.CATCH_UP))
                .noneMatch(Verdict::broken)
                .noneMatch(verdict -> verdict.status() == Verdict.Status.UNKNOWN);
    }

    @Provide
    Arbitrary<World> worlds() {
        return anyWorlds().arbitrary();
    }

    @Provide
    Arbitrary<World> plannedWorlds() {
        return anyWorlds().faults(FaultPlans.upTo(6)).arbitrary();
    }

    /** From some time between 3 and 18 s on, until the weather is over. */
    @Provide
    Arbitrary<World> worldsWithOneCutOff() {
        Arbitrary<Workload> forAWhile = questions().map(workload -> workload.between(0, QUIET.toNanos()));
        Arbitrary<FaultPlan> cutOff = Combinators.combine(
                        Arbitraries.integers().between(0, 6),
                        Arbitraries.integers().between(100, 600))
                .as((server, from) -> new FaultPlan(
                        List.of(new FaultPlan.Strike(Climate.Weather.ISOLATION, server, from, 800 - from))));
        return anyWorlds()
                .options(Arbitraries.just(Options.DEFAULTS))
                .servers(3, 7)
                .clients(1, 3, forAWhile)
                .faults(cutOff)
                .arbitrary();
    }

    private static Arbitrary<Workload> questions() {
        return Workloads.of("put", "get", "cas");
    }

    private static Worlds anyWorlds() {
        return Worlds.of(new Raft())
                .options(Arbitraries.of(1, 3, 64)
                        .map(entries -> Stage.changed(Options.DEFAULTS, "entriesPerMessage", entries)))
                .servers(1, 7)
                .lasting(LASTS, LASTS)
                .clients(1, 3, questions())
                .links(Links.upTo(.05));
    }

    @Provide
    Arbitrary<List<Climate.Kind>> weathers() {
        return Climates.upTo("hostile");
    }
}
