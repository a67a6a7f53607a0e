package orrery.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import orrery.api.Ask;
import orrery.api.KeyValue;
import orrery.api.NodeId;
import orrery.api.Span;
import orrery.trace.Recording;
import orrery.verdict.Consistency;
import orrery.world.Climate;
import orrery.world.Distribution;
import orrery.world.Fault;
import orrery.world.Link;
import orrery.world.Loss;
import orrery.world.Network;
import orrery.world.Target;
import orrery.world.Workload;
import orrery.world.World;
import orrery.world.Zones;

/** What a scenario says is what the world is. */
class ScenarioReaderTest {

    private static final String SCENARIO = """
            # A light goes out with nobody to see it. The rest of this comment says more.
            protocol: lighthouse
            nodes: 5
            duration: 20s
            seed: 42
            with: { period: 150ms..300ms, gap: 20ms, colour: deep-green, flashes: [1s, 2.5s] }
            network: { latency: lognormal(10ms, 0.4), loss: 1%, duplication: 0.5% }
            workload: { clients: 3, keys: 4, rate: 50/s, mix: { put: 2, get: 2, cas: 1 } }
            faults:
              - { at: 3s..6s, crash: dark, for: 2s }
              - { at: 9s, partition: [[n1, n2], [others]], for: 3s }
              - { at: 10s, partition: { from: [n1, any], to: [n2] } }
              - { at: 11s, isolate: c2 }
            expect:
              linearizable: kv
              held: all
            """;

    /** A map without an order of its own walks in another one in each Java machine, and runs must not. */
    @Test
    void questionsOfAMapWithoutAnOrderAreTakenByName() {
        List<String> names = List.of("add", "contents", "drop", "enter", "find", "get", "have", "join");
        Map<String, Ask> asks = names.stream()
                .collect(Collectors.toUnmodifiableMap(
                        name -> name, name -> (key, value, earlier) -> new KeyValue.Get(key)));
        ScenarioReader reader = new ScenarioReader(Protocols.of(List.of(new Quiet(asks))));
        Plan plan =
                reader.read(new ScenarioSource("mine", "mine.yaml", "{ protocol: quiet, workload: {} }"), List.of());
        assertThat(plan.world().workload().mix().keySet()).containsExactlyElementsOf(names);
    }

    @Test
    void theWorldOfAScenario() {
        Plan plan = Reading.plan(SCENARIO);
        World world = plan.world();
        List<NodeId> servers = World.servers(5);
        List<NodeId> clients = World.clients(3, 5);
        assertThat(plan.name()).isEqualTo("mine");
        assertThat(plan.title()).isEqualTo("A light goes out with nobody to see it.");
        assertThat(plan.twin()).isEmpty();
        assertThat(plan.seed()).isEqualTo(42);
        assertThat(plan.protocol()).isInstanceOf(Lighthouse.class);
        assertThat(world.servers()).isEqualTo(servers);
        assertThat(world.clients()).isEqualTo(clients);
        assertThat(world.durationNanos()).isEqualTo(20_000_000_000L);
        assertThat(world.maxSteps()).isEqualTo(World.DEFAULT_MAX_STEPS);
        assertThat(world.options())
                .isEqualTo(new Lighthouse.Options(
                        Span.millis(150, 300),
                        Duration.ofMillis(20),
                        3,
                        1_000_000_000_000L,
                        0.5,
                        true,
                        "nobody",
                        Lighthouse.Colour.DEEP_GREEN,
                        List.of(Duration.ofSeconds(1), Duration.ofMillis(2500))));
        Link link = world.network().link();
        assertThat(link.latency()).isEqualTo(new Distribution.LogNormal(10_000_000, 0.4));
        assertThat(link.loss()).isEqualTo(new Loss.Independent(0.01));
        assertThat(link.duplication()).isEqualTo(0.005);
        assertThat(link.reordering()).isZero();
        assertThat(link.heldBack()).isEqualTo(Span.millis(20, 100));
        assertThat(link.fifo()).isFalse();
        assertThat(world.workload().keys()).isEqualTo(4);
        assertThat(world.workload().loop()).isEqualTo(new Workload.Loop.Open(50));
        assertThat(world.workload().mix())
                .containsExactly(Map.entry("put", 2), Map.entry("get", 2), Map.entry("cas", 1));
        assertThat(world.workload().fromNanos()).isZero();
        assertThat(world.workload().untilNanos()).isEqualTo(20_000_000_000L);
        Target n1 = new Target.Named(servers.get(0));
        Target n2 = new Target.Named(servers.get(1));
        assertThat(world.faults())
                .containsExactly(
                        new Fault.Crash(
                                at(3000, 6000),
                                new Target.Role("dark"),
                                Optional.of(Span.millis(2000, 2000)),
                                Fault.Spot.BETWEEN_HANDLERS,
                                false),
                        new Fault.Partition(
                                at(9000, 9000),
                                List.of(List.of(n1, n2), List.of(new Target.Others())),
                                Optional.of(Span.millis(3000, 3000)),
                                Optional.empty()),
                        new Fault.OneWay(
                                at(10_000, 10_000), List.of(n1, new Target.Any()), List.of(n2), Optional.empty()),
                        new Fault.Isolate(at(11_000, 11_000), new Target.Named(clients.get(1)), Optional.empty()));
        assertThat(plan.expect().consistency()).extracting(Consistency::name).containsExactly("linearizable (kv)");
    }

    private static Fault.When at(long minMillis, long maxMillis) {
        return new Fault.When.At(Span.millis(minMillis, maxMillis));
    }

    @Test
    void aProtocolIsEnough() {
        Plan plan = Reading.plan("protocol: quiet\n");
        assertThat(plan.scenario()).isEqualTo(Scenario.of("quiet"));
        assertThat(plan.world().servers()).isEqualTo(World.servers(3));
        assertThat(plan.world().clients()).isEmpty();
        assertThat(plan.world().durationNanos()).isEqualTo(10_000_000_000L);
        assertThat(plan.world().network().link()).isEqualTo(Link.calm(new Distribution.Uniform(5_000_000, 15_000_000)));
        assertThat(plan.seed()).isEqualTo(1);
        assertThat(plan.title()).isEmpty();
    }

    @Test
    void emptyFieldsAreNone() {
        assertThat(Reading.plan("protocol: quiet\nfaults:\nnetwork:\nexpect: {}\nseed:\ntwin:\nwith:\n")
                        .scenario())
                .isEqualTo(Scenario.of("quiet"));
    }

    @Test
    void aMixOfEverything() {
        assertThat(Reading.plan("protocol: lighthouse\nworkload: {}\n")
                        .world()
                        .workload()
                        .mix())
                .containsExactly(Map.entry("put", 1), Map.entry("get", 1), Map.entry("cas", 1));
    }

    @Test
    void namedNodes() {
        Plan plan = Reading.plan("protocol: lighthouse\nnodes: [east, west]\nfaults: [{ at: 1s, crash: west }]\n");
        assertThat(plan.world().servers()).containsExactly(new NodeId(0, "east"), new NodeId(1, "west"));
        assertThat(plan.world().faults())
                .extracting(fault -> ((Fault.Crash) fault).target())
                .containsExactly(new Target.Named(new NodeId(1, "west")));
    }

    @Test
    void aTwinIsPlayedInsteadOfItsProtocol() {
        Plan plan = Reading.plan("protocol: lighthouse\ntwin: burns-always\nexpect: { broken: one light at most }\n");
        assertThat(plan.protocol()).isNotSameAs(Reading.PROTOCOLS.named("lighthouse"));
        assertThat(plan.twin()).isEqualTo("burns-always");
        assertThat(plan.expect().broken()).contains("one light at most");
    }

    @Test
    void anotherSeedAndTheSameWorld() {
        Plan plan = Reading.plan(SCENARIO).withSeed(-7);
        assertThat(plan.seed()).isEqualTo(-7);
        assertThat(plan.world()).isEqualTo(Reading.plan(SCENARIO).world());
        assertThat(Reading.plan(SCENARIO, "seed=-7"))
                .usingRecursiveComparison()
                .ignoringFields("protocol")
                .isEqualTo(plan);
    }

    @Test
    void aPlanRuns() {
        Plan plan = Reading.plan("protocol: lighthouse\nduration: 1s\nfaults: [{ at: 500ms, crash: n1 }]\n");
        var played = plan.trial(false).play(plan.seed(), Recording.everything());
        assertThat(played.held()).isTrue();
        assertThat(played.trace().summary().fired()).containsEntry("crash", 1L);
        assertThat(played.trace().header().scenario()).isEqualTo("mine");
    }

    @Test
    void aScenarioMadeInJavaIsCheckedTheSameWay() {
        Scenario scenario = Scenario.of("lighthouse")
                .withNodes(new Nodes(List.of("east", "west")))
                .withFaults(List.of(new CrashSpec(
                        Moment.at(Span.millis(1, 2)),
                        new Who("esat"),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty())));
        ScenarioException wrong = assertThrows(ScenarioException.class, () -> Reading.READER.plan("made", scenario));
        assertThat(wrong)
                .hasMessage("faults[0].crash: found \"esat\", but the nodes are east, west; the roles are dark,"
                        + " blinking-light; did you mean \"east\"?");
        assertThat(Reading.READER
                        .plan("made", scenario.withFaults(List.of()))
                        .world()
                        .servers())
                .hasSize(2);
    }

    @Test
    void optionsMadeInJava() {
        Scenario written = Reading.plan(
                        "protocol: lighthouse\nwith: { gap: 20ms, lamps: 5, colour: red, flashes: [1s] }\n")
                .scenario();
        Scenario made = Scenario.of("lighthouse")
                .withOptions(Map.of(
                        "gap",
                        Duration.ofMillis(20),
                        "lamps",
                        5,
                        "colour",
                        Lighthouse.Colour.RED,
                        "flashes",
                        List.of(Duration.ofSeconds(1))));
        assertThat(made).isEqualTo(written);
        assertThat(((Lighthouse.Options)
                                Reading.READER.plan("made", made).world().options())
                        .lamps())
                .isEqualTo(5);
    }

    @Test
    void theNetworkOfAScenario() {
        Network network = Reading.plan("""
                        protocol: lighthouse
                        nodes: 4
                        network:
                          latency: { kind: normal, mean: 10ms, deviation: 2ms }
                          loss: { toBad: 1%, toGood: 20%, bad: 80% }
                          corruption: 0.1%
                          checksum: false
                          bandwidth: 1MB/s
                          queue: 64KiB
                          retransmit: 200ms
                          links:
                            - { from: [n1], to: [n2, n3], latency: 7ms, order: fifo }
                            - { to: [n4], loss: 5% }
                          topology: { edges: [[n1, n2], [n4, n2]] }
                          zones:
                            members: { east: [n1, n2], west: [n3] }
                            between: [{ from: west, to: east, latency: 40ms }]
                        """).world().network();
        List<NodeId> nodes = World.servers(4);
        Link link = new Link(
                new Distribution.Normal(10_000_000, 2_000_000),
                new Loss.Bursty(.01, .2, 0, .8),
                0,
                0,
                Span.millis(20, 100),
                false,
                .001,
                false,
                Optional.of(new Link.Bandwidth(1_000_000, 65_536)),
                200_000_000);
        assertThat(network.link()).isEqualTo(link);
        assertThat(network.rules()).hasSize(2);
        Network.Rule first = network.rules().getFirst();
        assertThat(first.from()).containsExactly(nodes.get(0));
        assertThat(first.to()).containsExactly(nodes.get(1), nodes.get(2));
        assertThat(first.link().fifo()).isTrue();
        assertThat(first.link().loss()).isEqualTo(link.loss());
        assertThat(network.rules().getLast())
                .isEqualTo(new Network.Rule(List.of(), List.of(nodes.get(3)), link.losing(new Loss.Independent(.05))));
        assertThat(network.topology().orElseThrow().neighbours())
                .containsExactly(List.of(1), List.of(0, 3), List.of(), List.of(1));
        assertThat(network.zones())
                .contains(new Zones(
                        List.of("east", "west"),
                        List.of(List.of(nodes.get(0), nodes.get(1)), List.of(nodes.get(2))),
                        List.of(List.of(0L, 40_000_000L), List.of(40_000_000L, 0L))));
    }

    @Test
    void regionsAreAsFarApartAsTheyAre() {
        Zones zones = Reading.plan(
                        "protocol: quiet\nnetwork: { zones: { regions: { frankfurt: [n1], tokyo: [n2] } } }\n")
                .world()
                .network()
                .zones()
                .orElseThrow();
        assertThat(zones.oneWayNanos())
                .containsExactly(List.of(500_000L, 115_000_000L), List.of(115_000_000L, 500_000L));
    }

    @Test
    void latenciesInWordsAndWithNames() {
        for (String[] same : new String[][] {
            {"10ms", "{ kind: constant, time: 10ms }"},
            {"5ms..15ms", "{ kind: uniform, min: 5ms, max: 15ms }"},
            {"exponential(10ms)", "{ kind: exponential, mean: 10ms }"},
            {"normal(10ms, 2ms)", "{ kind: normal, mean: 10ms, deviation: 2ms }"},
            {"lognormal(10ms, 0.4)", "{ kind: lognormal, median: 10ms, sigma: 0.4 }"},
            {"pareto(5ms, 1.5)", "{ kind: pareto, min: 5ms, shape: 1.5 }"},
            {"gamma(10ms, 2)", "{ kind: gamma, mean: 10ms, shape: 2 }"},
            {"empirical(8ms, 9ms, 30ms)", "{ kind: empirical, times: [9ms, 8ms, 30ms] }"},
            {
                "mixture(95% lognormal(10ms, 0.4), 5% 200ms..1s)",
                "{ kind: mixture, parts: [{ weight: 95%, latency: { kind: lognormal, median: 10ms, sigma: 0.4 } },"
                        + " { weight: 5%, latency: 200ms..1s }] }"
            }
        }) {
            Distribution word = latency(same[0]);
            assertThat(latency(same[1])).isEqualTo(word);
            assertThat(word).hasToString(same[0]);
        }
    }

    /** Within braces, where YAML ends a word at a comma. */
    private static Distribution latency(String written) {
        return Reading.plan("protocol: quiet\nnetwork: { latency: " + written + ", loss: 0% }\n")
                .world()
                .network()
                .link()
                .latency();
    }

    @Test
    void aClosedLoop() {
        Workload workload = Reading.plan("""
                        protocol: lighthouse
                        workload: { think: exponential(100ms), skew: 0.99, timeout: 300ms..500ms, retries: 2 }
                        """).world().workload();
        assertThat(workload.loop()).isEqualTo(new Workload.Loop.Closed(new Distribution.Exponential(100_000_000)));
        assertThat(workload.skew()).isEqualTo(.99);
        assertThat(workload.timeout()).contains(Span.millis(300, 500));
        assertThat(workload.retries()).isEqualTo(2);
    }

    @Test
    void aClimate() {
        assertThat(Reading.plan("protocol: lighthouse\nnodes: 5\nclimate: stormy\n")
                        .climate())
                .contains(Climate.named("stormy", new Climate.Budget(2, 0, 0, 1_000_000_000)));
        assertThat(Reading.plan(
                                "protocol: lighthouse\nclimate: { name: hostile, down: 0, byzantine: 1, clockError: 1ms }\n")
                        .climate())
                .contains(Climate.named("hostile", new Climate.Budget(0, 0, 1, 1_000_000)));
        assertThat(Reading.plan("protocol: lighthouse\nclimate: { kinds: { crash: 3, one-way: 1 } }\n")
                        .climate())
                .contains(new Climate(
                        "own",
                        List.of(
                                new Climate.Kind(Climate.Weather.CRASH, 3),
                                new Climate.Kind(Climate.Weather.ONE_WAY, 1)),
                        Climate.Budget.minority(3)));
        assertThat(Reading.plan("protocol: lighthouse\nduration: 10s\nclimate: { name: breezy, until: 3s }\n")
                        .climate())
                .map(Climate::until)
                .contains(Optional.of(Duration.ofSeconds(3)));
    }

    @Test
    void aClimateThatNeverEnds() {
        assertThat(Reading.complaints("protocol: lighthouse\nduration: 10s\nclimate: { name: breezy, until: 9s }\n"))
                .contains("the weather is over after four fifths of the run at the latest, which is 8s");
        assertThat(Reading.complaints("protocol: lighthouse\nclimate: { name: breezy, until: 0s }\n"))
                .contains("it is longer than 0s");
    }

    @Test
    void whatASeedDrewCanBeTold() {
        Plan plan = Reading.plan("protocol: lighthouse\nnodes: 5\nclimate: hostile\n");
        List<String> drawn = LongStream.range(0, 100)
                .mapToObj(seed -> plan.withSeed(seed).weather())
                .flatMap(List::stream)
                .toList();
        for (String kind : List.of(
                "loss of",
                "bursts of loss",
                "duplication of",
                "reordering of",
                "corruption of",
                "crash of",
                "pause of",
                "slow ",
                "partition ",
                "flapping partition",
                "isolation of",
                "majorities ring",
                "clog ",
                "clock of",
                "disk of")) {
            assertThat(drawn).as(kind).anyMatch(line -> line.startsWith(kind));
        }
        assertThat(drawn).allMatch(line -> line.matches("[a-z]+ .*") && Forms.isText(line));
        assertThat(Reading.plan("protocol: lighthouse\nclimate: calm\n").weather())
                .isEmpty();
        assertThat(Reading.plan("protocol: lighthouse\n").weather()).isEmpty();
    }
}
