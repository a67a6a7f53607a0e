package orrery.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import orrery.api.NodeId;
import orrery.api.Span;
import orrery.trace.Recording;
import orrery.verdict.Consistency;
import orrery.world.Distribution;
import orrery.world.Fault;
import orrery.world.Link;
import orrery.world.Loss;
import orrery.world.Target;
import orrery.world.Workload;
import orrery.world.World;

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
}
