package orrery.protocols;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import orrery.api.Protocol;
import orrery.protocols.antientropy.AntiEntropy;
import orrery.protocols.antientropy.Options;
import orrery.protocols.averaging.Averaging;
import orrery.protocols.heartbeat.HeartbeatDetector;
import orrery.protocols.pushsum.PushSum;
import orrery.protocols.swim.Swim;
import orrery.testing.Climates;
import orrery.testing.Links;
import orrery.testing.Simulation;
import orrery.trace.Recording;
import orrery.verdict.Verdict;
import orrery.world.Climate;
import orrery.world.Link;
import orrery.world.Workload;

/**
 * What spreads by gossip gets everywhere in the end, whatever the weather was, over any links that lose one message in twenty
 * at most. The weather is over after four fifths of a run, and the rest is long enough for everything that is promised.
 */
class EpidemicsProps {

    @Property(tries = 40, edgeCases = EdgeCasesMode.NONE)
    void averaging(
            @ForAll @IntRange(min = 2, max = 9) int nodes,
            @ForAll @From("links") Link link,
            @ForAll @From("weathers") List<Climate.Kind> weather,
            @ForAll long seed) {
        holds(of(new Averaging(), nodes, 160, link, weather), seed);
    }

    @Property(tries = 15, edgeCases = EdgeCasesMode.NONE)
    void pushSum(
            @ForAll @IntRange(min = 2, max = 9) int nodes,
            @ForAll @From("links") Link link,
            @ForAll @From("weathers") List<Climate.Kind> weather,
            @ForAll long seed) {
        holds(of(new PushSum(), nodes, 310, link, weather), seed);
    }

    @Property(tries = 60, edgeCases = EdgeCasesMode.NONE)
    void antiEntropy(
            @ForAll @IntRange(min = 2, max = 7) int replicas,
            @ForAll @IntRange(min = 1, max = 6) int keys,
            @ForAll @From("links") Link link,
            @ForAll @From("weathers") List<Climate.Kind> weather,
            @ForAll long seed) {
        // while clients write, replicas need not agree: they stop before all may have to
        long until = Duration.ofSeconds(6).toNanos();
        Workload writes = new Workload(
                new Workload.Loop.Open(10),
                keys,
                0,
                new TreeMap<>(Map.of("put", 2, "delete", 1)),
                0,
                until,
                Optional.empty(),
                0);
        // no absence is longer than certificates are kept, or a deletion may be forgotten by all who heard of it
        Options options = new Options(
                Duration.ofMillis(500), 4, Duration.ofSeconds(60), 2, Duration.ofMinutes(10), Duration.ofMillis(300));
        holds(of(new AntiEntropy(), replicas, 60, link, weather).with(options).clients(3, writes), seed);
    }

    @Property(tries = 40, edgeCases = EdgeCasesMode.NONE)
    void heartbeats(
            @ForAll @IntRange(min = 2, max = 7) int processes,
            @ForAll @From("weathers") List<Climate.Kind> weather,
            @ForAll long seed) {
        holds(
                new Simulation()
                        .of(new HeartbeatDetector())
                        .servers(processes)
                        .lasting(Duration.ofSeconds(30))
                        .weather(weather, Climate.Budget.minority(processes)),
                seed);
    }

    @Property(tries = 40, edgeCases = EdgeCasesMode.NONE)
    void swim(@ForAll @IntRange(min = 3, max = 8) int members, @ForAll long seed) {
        List<Climate.Kind> weather = List.of(
                new Climate.Kind(Climate.Weather.LOSS, 1),
                new Climate.Kind(Climate.Weather.CRASH, 3),
                new Climate.Kind(Climate.Weather.PAUSE, 3));
        holds(
                new Simulation()
                        .of(new Swim())
                        .servers(members)
                        .lasting(Duration.ofSeconds(60))
                        .weather(weather, Climate.Budget.minority(members)),
                seed);
    }

    private static Simulation of(
            Protocol<?, ?> protocol, int servers, int seconds, Link link, List<Climate.Kind> weather) {
        return new Simulation()
                .of(protocol)
                .servers(servers)
                .lasting(Duration.ofSeconds(seconds))
                .link(link)
                .weather(weather, Climate.Budget.minority(servers));
    }

    private static void holds(Simulation simulation, long seed) {
        assertThat(simulation.trial().play(seed, Recording.digestOnly()).verdicts())
                .noneMatch(Verdict::broken)
                .noneMatch(verdict -> verdict.status() == Verdict.Status.UNKNOWN);
    }

    @Provide
    Arbitrary<Link> links() {
        return Links.upTo(.05);
    }

    @Provide
    Arbitrary<List<Climate.Kind>> weathers() {
        return Climates.upTo("stormy");
    }
}
