package orrery.protocols.raft;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import orrery.api.Span;
import orrery.explore.Trial;
import orrery.trace.Recording;
import orrery.trace.Trace;
import orrery.verdict.Verdict;
import orrery.world.Distribution;
import orrery.world.Fault;
import orrery.world.Target;

/** Raft keeps its promises whatever the world does, and the clients' history is linearizable. */
class RaftProps {

    private static final String RATE_OF_ALL = "put put get get cas";

    /** The faults are over after ten of fifteen seconds, so that there is time for progress. */
    @Property(tries = 5000, edgeCases = EdgeCasesMode.NONE)
    void promisesAreKeptInAStorm(@ForAll("storms") Stage storm, @ForAll long seed) {
        Trial.Played played = storm.trial(new Raft()).play(seed, Recording.digestOnly());
        assertThat(played.trace().end().kind()).isEqualTo(Trace.End.Kind.TIME_UP);
        assertThat(played.verdicts()).noneMatch(Verdict::broken);
        assertThat(played.verdicts()).noneMatch(verdict -> verdict.status() == Verdict.Status.UNKNOWN);
    }

    @Provide
    Arbitrary<Stage> storms() {
        Arbitrary<Integer> servers = Arbitraries.of(1, 2, 3, 4, 5, 5, 7);
        Arbitrary<Double> badLuck = Arbitraries.of(0.0, 0.01, 0.05, 0.15);
        Arbitrary<Distribution> latency = Arbitraries.of(
                new Distribution.Constant(10_000_000),
                new Distribution.Uniform(1_000_000, 40_000_000),
                new Distribution.LogNormal(10_000_000, 0.6),
                new Distribution.Exponential(15_000_000));
        Arbitrary<Integer> entriesPerMessage = Arbitraries.of(1, 3, 64);
        return servers.flatMap(count -> Combinators.combine(
                        latency,
                        badLuck,
                        badLuck,
                        badLuck,
                        entriesPerMessage,
                        faults(count).list().ofMaxSize(8))
                .as((delay, loss, duplication, reordering, entries, faults) -> {
                    Stage stage = new Stage(count)
                            .lasting(Duration.ofSeconds(15))
                            .with(new Options(
                                    Options.DEFAULTS.electionTimeout(),
                                    Options.DEFAULTS.heartbeat(),
                                    Options.DEFAULTS.retry(),
                                    entries))
                            .latency(delay)
                            .losing(loss)
                            .duplicating(duplication)
                            .reordering(reordering, Span.millis(20, 400))
                            .clients(3, 30, RATE_OF_ALL.split(" "));
                    faults.forEach(stage::fault);
                    return stage;
                }));
    }

    private static Arbitrary<Fault> faults(int servers) {
        Arbitrary<Fault.When> at = Arbitraries.longs().between(0, 7_000).map(Stage::when);
        Arbitrary<Optional<Span>> lasts =
                Arbitraries.longs().between(1, 3_000).map(Stage::at).map(Optional::of);
        Arbitrary<Target> target = Arbitraries.of(
                Stage.LEADER, Stage.FOLLOWER, new Target.Role("candidate"), Stage.ANY, Stage.server(1));
        Arbitrary<List<Target>> side = Arbitraries.integers()
                .between(1, Math.max(1, servers / 2))
                .map(RaftProps::firstServers);
        List<Target> others = List.of(Stage.OTHERS);
        return Arbitraries.oneOf(
                Combinators.combine(at, target, lasts, Arbitraries.of(Fault.Spot.class))
                        .as((when, who, until, spot) -> new Fault.Crash(when, who, until, spot, false)),
                Combinators.combine(at, target, lasts).as(Fault.Isolate::new),
                Combinators.combine(at, side, lasts)
                        .as((when, members, until) ->
                                new Fault.Partition(when, List.of(members, others), until, Optional.empty())),
                Combinators.combine(at, target, lasts)
                        .as((when, mute, until) -> new Fault.OneWay(when, List.of(mute), others, until)),
                Combinators.combine(at, target, lasts)
                        .as((when, deaf, until) -> new Fault.OneWay(when, others, List.of(deaf), until)),
                Combinators.combine(at, target, lasts)
                        .as((when, clogged, until) -> new Fault.Clog(when, others, List.of(clogged), until)),
                Combinators.combine(at, lasts).as(Fault.MajoritiesRing::new),
                Combinators.combine(at, target, lasts).as(Fault.Pause::new),
                Combinators.combine(at, target, lasts)
                        .as((when, slow, until) -> new Fault.Slow(when, slow, Span.millis(1, 20), until)),
                Combinators.combine(at, target, lasts)
                        .as((when, who, until) -> new Fault.Disk(
                                when, who, Fault.Disk.Kind.SLOW, Span.millis(1, 100), 1, until)),
                Combinators.combine(at, target, lasts, Arbitraries.longs().between(-300_000, 300_000))
                        .as((when, who, until, drift) -> new Fault.ClockDrift(when, who, drift, until)));
    }

    private static List<Target> firstServers(int count) {
        List<Target> servers = new ArrayList<>();
        for (int number = 1; number <= count; number++) {
            servers.add(Stage.server(number));
        }
        return servers;
    }
}
