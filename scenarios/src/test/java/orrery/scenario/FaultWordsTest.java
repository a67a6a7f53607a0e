package orrery.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import orrery.api.ClockBound;
import orrery.api.NodeId;
import orrery.api.Span;
import orrery.world.Fault;
import orrery.world.Fault.Byzantine.Strategy;
import orrery.world.Fault.Disk.Kind;
import orrery.world.Fault.Spot;
import orrery.world.Target;
import orrery.world.Version;
import orrery.world.World;

/** Every fault of the world has its words in the scenario file, and means what it says. */
class FaultWordsTest {

    private static final List<NodeId> SERVERS = World.servers(3);
    private static final Target N1 = new Target.Named(SERVERS.get(0));
    private static final Target N2 = new Target.Named(SERVERS.get(1));
    private static final Fault.When AT = new Fault.When.At(millis(1000));
    private static final Optional<Span> FOR = Optional.of(millis(2000));
    private static final Optional<Span> GOOD = Optional.empty();

    private static Span millis(long time) {
        return Span.millis(time, time);
    }

    static Stream<Arguments> words() {
        Target dark = new Target.Role("dark");
        return Stream.of(
                Arguments.of("at: 1s, crash: n1", new Fault.Crash(AT, N1, GOOD, Spot.BETWEEN_HANDLERS, false)),
                Arguments.of(
                        "at: 1s, crash: dark, for: 2s, spot: after-save, amnesia: true",
                        new Fault.Crash(AT, dark, FOR, Spot.AFTER_SAVE, true)),
                Arguments.of("at: 1s, pause: n1, for: 2s", new Fault.Pause(AT, N1, FOR)),
                Arguments.of(
                        "at: 1s, slow: n1, each: 5ms..9ms, for: 2s", new Fault.Slow(AT, N1, Span.millis(5, 9), FOR)),
                Arguments.of(
                        "at: 1s, rollingRestart: all, down: 300ms, gap: 1s",
                        new Fault.RollingRestart(AT, millis(300), millis(1000))),
                Arguments.of("at: 1s, join: n2", new Fault.Join(AT, SERVERS.get(1))),
                Arguments.of("at: 1s, leave: any", new Fault.Leave(AT, new Target.Any())),
                Arguments.of(
                        "at: 1s, partition: [[n1], [n2]], flapping: 100ms..300ms, for: 2s",
                        new Fault.Partition(
                                AT, List.of(List.of(N1), List.of(N2)), FOR, Optional.of(Span.millis(100, 300)))),
                Arguments.of(
                        "at: 1s, partition: { from: [n1], to: [others] }",
                        new Fault.OneWay(AT, List.of(N1), List.of(new Target.Others()), GOOD)),
                Arguments.of("at: 1s, isolate: n1", new Fault.Isolate(AT, N1, GOOD)),
                Arguments.of("at: 1s, majoritiesRing: all, for: 2s", new Fault.MajoritiesRing(AT, FOR)),
                Arguments.of(
                        "at: 1s, clog: { from: [n1], to: [n2] }, for: 2s",
                        new Fault.Clog(AT, List.of(N1), List.of(N2), FOR)),
                Arguments.of(
                        "at: 1s, disk: n1, kind: slow, delay: 50ms, rate: 10%",
                        new Fault.Disk(AT, N1, Kind.SLOW, millis(50), 0.1, GOOD)),
                Arguments.of(
                        "at: 1s, disk: n1, kind: stale-read, for: 2s",
                        new Fault.Disk(AT, N1, Kind.STALE_READ, millis(0), 1, FOR)),
                Arguments.of("at: 1s, clockJump: n1, by: -150ms", new Fault.ClockJump(AT, N1, -150_000_000, GOOD)),
                Arguments.of("at: 1s, clockDrift: n1, rate: -200ppm", new Fault.ClockDrift(AT, N1, -200, GOOD)),
                Arguments.of(
                        "at: 1s, clockStrobe: n1, by: 1s, period: 50ms",
                        new Fault.ClockStrobe(AT, N1, 1_000_000_000, millis(50), GOOD)),
                Arguments.of(
                        "at: 1s, byzantine: n1, delay: { rate: 10%, by: 1ms }, alter: 5%, silence: 1%, for: 2s",
                        new Fault.Byzantine(
                                AT,
                                N1,
                                List.of(
                                        new Strategy.Silence(0.01),
                                        new Strategy.Alter(0.05),
                                        new Strategy.Delay(0.1, millis(1))),
                                FOR)),
                Arguments.of(
                        "at: 1s, byzantine: n1, replay: 100%, equivocate: 50%",
                        new Fault.Byzantine(
                                AT, N1, List.of(new Strategy.Equivocate(0.5), new Strategy.Replay(1)), GOOD)),
                Arguments.of(
                        "when: a light goes on, nth: 2, after: 10ms..20ms, isolate: n1",
                        new Fault.Isolate(new Fault.When.Once("a light goes on", 2, Span.millis(10, 20)), N1, GOOD)),
                Arguments.of(
                        "when: a light goes on, isolate: n1",
                        new Fault.Isolate(new Fault.When.Once("a light goes on", 1, millis(0)), N1, GOOD)));
    }

    @ParameterizedTest
    @MethodSource("words")
    void aFaultInWords(String words, Fault fault) {
        String scenario = "protocol: lighthouse\nfaults:\n  - { " + words + " }\n";
        assertThat(Reading.plan(scenario).world().faults()).containsExactly(fault);
    }

    @ParameterizedTest
    @EnumSource
    void everyKindOfDisk(Kind kind) {
        String delay = kind == Kind.SLOW ? ", delay: 1ms" : "";
        String scenario = "protocol: quiet\nfaults: [{ at: 1s, disk: n1, kind: " + Forms.word(kind) + delay + " }]\n";
        assertThat(Reading.plan(scenario).world().faults())
                .extracting(fault -> ((Fault.Disk) fault).kind())
                .containsExactly(kind);
    }

    @ParameterizedTest
    @EnumSource
    void everySpot(Spot spot) {
        String scenario = "protocol: quiet\nfaults: [{ at: 1s, crash: n1, spot: " + Forms.word(spot) + " }]\n";
        assertThat(Reading.plan(scenario).world().faults())
                .extracting(fault -> ((Fault.Crash) fault).spot())
                .containsExactly(spot);
    }

    @Test
    void upgrades() {
        String scenario = """
                protocol: lighthouse
                twin: burns-always
                with: { lamps: 4 }
                versions:
                  next: { with: { oil: 7 } }
                  right: { nodes: [n2], twin: none }
                faults:
                  - { at: 1s, upgrade: n1, to: next, down: 300ms }
                  - { at: 2s, rollingUpgrade: all, to: right, down: 300ms, gap: 1s }
                  - { at: 3s, upgrade: n1, down: 300ms }
                """;
        Plan plan = Reading.plan(scenario);
        World world = plan.world();
        assertThat(world.faults())
                .containsExactly(
                        new Fault.Upgrade(AT, N1, "next", millis(300)),
                        new Fault.RollingUpgrade(new Fault.When.At(millis(2000)), "right", millis(300), millis(1000)),
                        new Fault.Upgrade(new Fault.When.At(millis(3000)), N1, Version.OWN, millis(300)));
        Version next = world.versions().getFirst();
        assertThat(next.nodes()).isEmpty();
        assertThat(next.protocol()).isSameAs(plan.protocol());
        assertThat(next.options().toString()).contains("lamps=4").contains("oil=7");
        Version right = world.versions().getLast();
        assertThat(right.nodes()).containsExactly(SERVERS.get(1));
        assertThat(right.options()).isEqualTo(world.options());
        assertThat(right.protocol()).isSameAs(Reading.PROTOCOLS.named("lighthouse"));
    }

    @Test
    void aZoneIsAllWhoAreInIt() {
        String scenario = """
                protocol: lighthouse
                network: { zones: { members: { east: [n1, n3], west: [n2] }, between: [{ from: east, to: west, latency: 1s }] } }
                faults:
                  - { at: 1s, partition: [[east], [n2]] }
                  - { at: 1s, clog: { from: [west], to: [others] } }
                """;
        Target n3 = new Target.Named(SERVERS.get(2));
        assertThat(Reading.plan(scenario).world().faults())
                .containsExactly(
                        new Fault.Partition(AT, List.of(List.of(N1, n3), List.of(N2)), GOOD, Optional.empty()),
                        new Fault.Clog(AT, List.of(N2), List.of(new Target.Others()), GOOD));
        assertThat(Reading.complaints(scenario.replace("[n2]]", "[n3]]")))
                .isEqualTo("mine.yaml:4:36: faults[0].partition[1][0]: found \"n3\", but it stands here a second time");
    }

    @Test
    void aDeclaredBoundOfClocks() {
        String scenario = "protocol: quiet\nclockBound: { drift: 200ppm, error: 10ms }\n";
        assertThat(Reading.plan(scenario).world().clockBound()).contains(new ClockBound(200, Duration.ofMillis(10)));
        assertThat(Reading.plan("protocol: quiet\n").world().clockBound()).isEmpty();
    }

    /** Of which there is no word of its own: in words it is a partition. */
    private static final List<String> WITHOUT = List.of("OneWay");

    /** Each word is the name of the world's fault. */
    @Test
    void noFaultOfTheWorldIsWithoutWords() {
        List<String> worlds = Arrays.stream(Fault.class.getPermittedSubclasses())
                .map(Class::getSimpleName)
                .filter(name -> !WITHOUT.contains(name))
                .map(name -> Character.toLowerCase(name.charAt(0)) + name.substring(1))
                .toList();
        assertThat(FaultSpec.kinds().keySet()).containsExactlyInAnyOrderElementsOf(worlds);
    }

    @Test
    void noStrategyOfATraitorIsWithoutWords() {
        List<String> strategies = Arrays.stream(Strategy.class.getPermittedSubclasses())
                .map(kind -> kind.getSimpleName().toLowerCase(java.util.Locale.ROOT))
                .toList();
        assertThat(RecordParts.names(ByzantineSpec.class)).containsAll(strategies);
    }
}
