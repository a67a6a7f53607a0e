package orrery.run;

import static org.assertj.core.api.Assertions.assertThat;
import static orrery.run.Scripted.script;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import orrery.api.Protocol;
import orrery.api.Span;
import orrery.trace.Event;
import orrery.trace.Step;
import orrery.trace.Trace;
import orrery.world.Distribution;
import orrery.world.Fault;
import orrery.world.Fault.Byzantine.Strategy;
import orrery.world.Fault.Disk.Kind;
import orrery.world.Fault.Spot;
import orrery.world.Link;
import orrery.world.Loss;
import orrery.world.Target;
import orrery.world.World;

/** What was planned and touched nothing is named, and nothing else is. */
class IdleProps {

    private static final Optional<Span> A_WHILE = Optional.of(Span.millis(100, 100));
    private static final Target N1 = Worlds.named("n1");
    private static final Target N2 = Worlds.named("n2");

    /** The first server does something every 10 ms until 300 ms; the others are quiet. */
    private static final Protocol<String, String> BUSY = script((input, ctx, setup) -> {
        if (Scripted.isFirst(ctx) && ctx.clock().toMillis() < 300) {
            ctx.setTimer(Duration.ofMillis(10), "tick");
            ctx.save(new Kept(ctx.clock().toMillis()));
            ctx.send(setup.servers().get(1), "at " + ctx.clock().toMillis());
        }
    });

    private record Kept(long number) {}

    private static List<Trace.Idle> idle(Link link, Fault... faults) {
        return Worlds.play(BUSY, Worlds.of(3, link, faults), 1).summary().idle();
    }

    // ---- soundness: what is called idle can be taken away (but for a join: without it the node is there from the
    // start)

    /** Everything that nodes live through, in order, without the planned faults' own steps. */
    private static List<String> lived(Trace trace) {
        List<String> lived = new ArrayList<>();
        for (Step step : trace.steps()) {
            boolean ofAFault = step.event() instanceof Event.Disturbed
                    || step.event() instanceof Event.Restored
                    || step.event() instanceof Event.Partitioned
                    || step.event() instanceof Event.Healed;
            if (!ofAFault) {
                lived.add(step.timeNanos() + " " + step.node() + " " + step.event() + " " + step.after());
            }
        }
        return lived;
    }

    @Property(tries = 100)
    void withoutWhatIsIdleTheRunGoesTheSameWay(@ForAll("faults") List<Fault> faults, @ForAll long seed) {
        World world = Worlds.of(4, 1, Worlds.STORMY, Worlds.puts(20), faults.toArray(Fault[]::new));
        Trace trace = Worlds.play(new Chatter(0), world, seed);
        List<Fault> busy = new ArrayList<>(faults);
        trace.summary().idle().reversed().stream()
                .filter(idle -> idle.fault() != Trace.Idle.NETWORK)
                .forEach(idle -> busy.remove(idle.fault()));
        Trace without = Worlds.play(
                new Chatter(0), Worlds.of(4, 1, Worlds.STORMY, Worlds.puts(20), busy.toArray(Fault[]::new)), seed);
        assertThat(lived(without)).isEqualTo(lived(trace));
        assertThat(without.summary().idle()).noneMatch(idle -> idle.fault() != Trace.Idle.NETWORK);
    }

    @Provide
    Arbitrary<List<Fault>> faults() {
        Arbitrary<Fault.When> when = Arbitraries.longs().between(0, 1_100).map(Worlds::at);
        Arbitrary<Target> target = Arbitraries.of(
                N1, N2, Worlds.named("n3"), new Target.Any(), new Target.Role("talker"), new Target.Role("nobody"));
        Arbitrary<Optional<Span>> lasts =
                Arbitraries.longs().between(0, 200).map(millis -> Optional.of(Span.millis(millis, millis)));
        Arbitrary<Fault> fault = Combinators.combine(
                        when, target, lasts, Arbitraries.integers().between(0, 13))
                .as(IdleProps::fault);
        // equal faults are numbered, so that taking one away renames the others
        return fault.list().ofMaxSize(6).uniqueElements();
    }

    private static Fault fault(Fault.When at, Target target, Optional<Span> lasts, int kind) {
        Span small = Span.millis(1, 3);
        List<Target> others = List.of(new Target.Others());
        return switch (kind) {
            case 0 -> new Fault.Crash(at, target, lasts, Spot.BETWEEN_HANDLERS, false);
            case 1 -> new Fault.Crash(at, target, lasts, Spot.BEFORE_SAVE, false);
            case 2 -> new Fault.Pause(at, target, lasts);
            case 3 -> new Fault.Slow(at, target, small, lasts);
            case 4 -> new Fault.MajoritiesRing(at, lasts);
            case 5 -> new Fault.Partition(at, List.of(List.of(target), others), lasts, Optional.of(small));
            case 6 -> new Fault.OneWay(at, List.of(target), others, lasts);
            case 7 -> new Fault.Isolate(at, target, lasts);
            case 8 -> new Fault.Clog(at, List.of(target), others, lasts);
            case 9 -> new Fault.ClockJump(at, target, 7_000_000, lasts);
            case 10 -> new Fault.ClockDrift(at, target, 1000, lasts);
            case 11 -> new Fault.Disk(at, target, Kind.TORN_WRITE, small, .5, lasts);
            case 12 -> new Fault.Byzantine(at, target, List.of(new Strategy.Alter(.02)), lasts);
            default -> new Fault.Leave(at, target);
        };
    }

    // ---- completeness: what cannot do anything is called idle, and says why

    static List<List<Object>> inVain() {
        return List.of(
                List.of(Worlds.crash(2_000, "n1", 10), "crash of n1: the run ended before its time"),
                List.of(
                        new Fault.Pause(Worlds.at(10), new Target.Role("leader"), A_WHILE),
                        "pause of leader: there was nobody whom it could strike"),
                List.of(
                        new Fault.Crash(Worlds.at(10), N2, A_WHILE, Spot.BEFORE_SAVE, false),
                        "crash of n2: nobody went down"),
                List.of(
                        new Fault.Crash(Worlds.at(10), N2, A_WHILE, Spot.AFTER_SEND, true),
                        "amnesia of n2: nobody went down"),
                List.of(new Fault.Pause(Worlds.at(500), N1, A_WHILE), "pause of n1: nothing had to wait"),
                List.of(new Fault.Slow(Worlds.at(500), N1, Span.millis(1, 1), A_WHILE), "slow node n1: no input came"),
                List.of(new Fault.ZoneDown(Worlds.at(10), "north", A_WHILE), "zone north down: nobody was up there"),
                List.of(
                        new Fault.Partition(
                                Worlds.at(500), List.of(List.of(N1), List.of(N2)), A_WHILE, Optional.empty()),
                        "partition [n1] | [n2]: no message was stopped"),
                List.of(
                        new Fault.OneWay(Worlds.at(10), List.of(N2), List.of(N1), A_WHILE),
                        "one-way partition [n2] | [n1]: no message was stopped"),
                List.of(
                        new Fault.Isolate(Worlds.at(10), Worlds.named("n3"), A_WHILE),
                        "isolation of n3: no message was stopped"),
                List.of(new Fault.MajoritiesRing(Worlds.at(500), A_WHILE), "majorities ring: no message was stopped"),
                List.of(
                        new Fault.Clog(Worlds.at(10), List.of(N2), List.of(N1), A_WHILE),
                        "clog [n2] | [n1]: no message was held"),
                List.of(
                        new Fault.ClockJump(Worlds.at(500), N1, 5, A_WHILE),
                        "clock jump of n1: nobody looked at the clock"),
                List.of(
                        new Fault.ClockDrift(Worlds.at(500), N1, 5, A_WHILE),
                        "clock drift of n1: nobody looked at the clock"),
                List.of(
                        new Fault.ClockStrobe(Worlds.at(500), N1, 5, Span.millis(10, 10), A_WHILE),
                        "clock strobe of n1: nobody looked at the clock"),
                List.of(
                        new Fault.Disk(Worlds.at(10), N2, Kind.FULL, Span.millis(1, 1), 1, A_WHILE),
                        "disk of n2, full: it struck no write, no sync and no boot"),
                List.of(
                        new Fault.Disk(Worlds.at(10), N2, Kind.BIT_ROT, Span.millis(1, 1), 1, A_WHILE),
                        "disk of n2, bit rot: it struck no write, no sync and no boot"),
                List.of(
                        new Fault.Byzantine(Worlds.at(10), N2, List.of(new Strategy.Alter(1)), A_WHILE),
                        "Byzantine n2: nothing was tampered with"));
    }

    @ParameterizedTest
    @MethodSource("inVain")
    void whatDoesNothingIsNamed(List<Object> faultAndSentence) {
        List<Trace.Idle> idle = idle(Worlds.CALM, Worlds.crash(50, "n3", 10), (Fault) faultAndSentence.getFirst());
        assertThat(idle).containsExactly(new Trace.Idle(1, (String) faultAndSentence.get(1)));
    }

    static List<Fault> atWork() {
        List<Target> first = List.of(N1);
        List<Target> second = List.of(N2);
        List<Fault> faults = new ArrayList<>(List.of(
                Worlds.crash(100, "n1", 10),
                new Fault.Crash(Worlds.at(100), N1, A_WHILE, Spot.BEFORE_SAVE, false),
                new Fault.Pause(Worlds.at(100), N1, A_WHILE),
                new Fault.Slow(Worlds.at(100), N1, Span.millis(1, 1), A_WHILE),
                new Fault.RollingRestart(Worlds.at(100), Span.millis(1, 1), Span.millis(1, 1)),
                new Fault.Leave(Worlds.at(100), N1),
                new Fault.Join(Worlds.at(100), Worlds.node("n3")),
                new Fault.Partition(Worlds.at(100), List.of(first, second), A_WHILE, Optional.empty()),
                new Fault.OneWay(Worlds.at(100), first, second, A_WHILE),
                new Fault.Isolate(Worlds.at(100), N2, A_WHILE),
                new Fault.Clog(Worlds.at(100), first, second, A_WHILE),
                new Fault.ClockJump(Worlds.at(100), N1, 5, A_WHILE),
                new Fault.ClockDrift(Worlds.at(100), N1, 5, A_WHILE),
                new Fault.ClockStrobe(Worlds.at(100), N1, 5, Span.millis(10, 10), A_WHILE)));
        for (Kind kind :
                List.of(Kind.SLOW, Kind.BIT_ROT, Kind.MISDIRECTED_WRITE, Kind.IO_ERROR, Kind.FULL, Kind.LYING_SYNC)) {
            faults.add(new Fault.Disk(Worlds.at(100), N1, kind, Span.millis(1, 1), 1, A_WHILE));
        }
        return faults;
    }

    @ParameterizedTest
    @MethodSource("atWork")
    void whatDoesSomethingIsNot(Fault fault) {
        assertThat(idle(Worlds.CALM, fault)).isEmpty();
    }

    @Test
    void aTraitorThatTampersIsNot() {
        for (Strategy strategy : List.of(
                new Strategy.Silence(1),
                new Strategy.Alter(1),
                new Strategy.Equivocate(1),
                new Strategy.Replay(1),
                new Strategy.Delay(1, Span.millis(1, 1)))) {
            Fault traitor = new Fault.Byzantine(Worlds.at(100), N1, List.of(strategy), A_WHILE);
            assertThat(Worlds.play(new Chatter(0), Worlds.of(3, Worlds.CALM, traitor), 1)
                            .summary()
                            .idle())
                    .isEmpty();
        }
    }

    @Test
    void aLandmarkThatNeverComesIsNamed() {
        Fault.When leader = new Fault.When.Once("a leader is elected", 3, Span.millis(1, 1));
        World world = Worlds.of(2, Worlds.CALM, new Fault.Leave(leader, N1));
        assertThat(Worlds.play(new Landmarked(BUSY), world, 1).summary().idle())
                .containsExactly(new Trace.Idle(0, "leave of n1: 'a leader is elected' came true 1 of 3 times"));
    }

    /** The protocol with a moment that comes once at most. */
    private record Landmarked(Protocol<String, String> inner) implements Protocol<String, String> {
        @Override
        public String name() {
            return inner.name();
        }

        @Override
        public String summary() {
            return inner.summary();
        }

        @Override
        public orrery.api.Node<String, String> boot(orrery.api.NodeId self, orrery.api.Setup setup) {
            return inner.boot(self, setup);
        }

        @Override
        public List<orrery.api.Check> checks() {
            return List.of();
        }

        @Override
        public java.util.Map<String, java.util.function.Predicate<orrery.api.Snapshot>> landmarks() {
            return java.util.Map.of("a leader is elected", now -> now.now().toMillis() > 100);
        }
    }

    // ---- the network's own words

    @Test
    void wordsOfTheNetworkThatNeverShowedAreNamed() {
        Link all = new Link(
                new Distribution.Constant(10_000_000),
                new Loss.Independent(1e-9),
                1e-9,
                1e-9,
                Span.millis(1, 1),
                false,
                1e-9,
                true,
                Optional.of(new Link.Bandwidth(1_000_000, 1_000)),
                0);
        assertThat(idle(all))
                .containsExactly(
                        new Trace.Idle(-1, "loss: no message was lost"),
                        new Trace.Idle(-1, "duplication: no message came twice"),
                        new Trace.Idle(-1, "reordering: no message was held back"),
                        new Trace.Idle(-1, "corruption: no message was damaged"),
                        new Trace.Idle(-1, "limited bandwidth: no message had to queue"));
        Link reliable = new Link(
                all.latency(), Loss.NONE, 0, 0, Span.millis(1, 1), false, 0, true, Optional.empty(), 10_000_000);
        assertThat(idle(reliable)).containsExactly(new Trace.Idle(-1, "retransmission: no message was sent again"));
        assertThat(idle(Worlds.CALM)).isEmpty();
    }

    @Test
    void wordsOfTheNetworkThatShowedAreNot() {
        Link all = new Link(
                new Distribution.Constant(10_000_000),
                new Loss.Independent(.3),
                .3,
                .3,
                Span.millis(1, 1),
                false,
                .3,
                true,
                Optional.of(new Link.Bandwidth(300, 1_000)),
                0);
        assertThat(idle(all)).isEmpty();
        Link reliable = new Link(
                all.latency(),
                new Loss.Independent(.3),
                0,
                0,
                Span.millis(1, 1),
                false,
                0,
                true,
                Optional.empty(),
                10_000_000);
        assertThat(idle(reliable)).isEmpty();
    }
}
