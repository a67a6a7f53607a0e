package orrery.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static orrery.run.Scripted.isFirst;
import static orrery.run.Scripted.logOf;
import static orrery.run.Scripted.script;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import orrery.api.NodeId;
import orrery.api.Protocol;
import orrery.api.Signed;
import orrery.api.Span;
import orrery.run.core.Decisions;
import orrery.trace.Contents;
import orrery.trace.Event;
import orrery.trace.Step;
import orrery.trace.Trace;
import orrery.world.Distribution;
import orrery.world.Fault;
import orrery.world.Fault.Byzantine.Strategy;
import orrery.world.Link;
import orrery.world.Loss;
import orrery.world.Network;
import orrery.world.Target;
import orrery.world.Topology;
import orrery.world.World;
import orrery.world.Zones;

/** What can go wrong on the way between two nodes: one fault a test, with what it does and what it leaves alone. */
class NetworkFaultsTest {

    private static final Optional<Span> A_WHILE = Optional.of(Span.millis(200, 200));
    private static final Distribution TEN_MILLIS = new Distribution.Constant(10_000_000);

    /** The first server sends the second a number every 10 ms. */
    private static final Protocol<String, String> COUNTING = script((input, ctx, setup) -> {
        if (isFirst(ctx)) {
            ctx.setTimer(Duration.ofMillis(10), "tick");
            ctx.send(setup.servers().get(1), "at " + ctx.clock().toMillis());
        }
    });

    private static Link link(Loss loss, double corruption, Optional<Link.Bandwidth> bandwidth, long retransmitNanos) {
        return new Link(TEN_MILLIS, loss, 0, 0, Span.millis(1, 1), false, corruption, true, bandwidth, retransmitNanos);
    }

    private static World world(int servers, Network network, Fault... faults) {
        World plain = Worlds.of(servers, Worlds.CALM, faults);
        return new World(
                plain.servers(),
                plain.clients(),
                plain.durationNanos(),
                plain.maxSteps(),
                plain.options(),
                network,
                plain.workload(),
                plain.faults());
    }

    private static Trace play(Protocol<?, ?> protocol, int servers, Link link, Fault... faults) {
        return Worlds.play(protocol, world(servers, new Network(link), faults), 1);
    }

    private static long fired(Trace trace, String word) {
        return trace.summary().fired().getOrDefault(word, 0L);
    }

    @Test
    void lossInBurstsComesInBursts() {
        Loss bursty = new Loss.Bursty(.02, .1, 0, 1);
        int bursts = 0;
        int lost = 0;
        int sent = 0;
        for (int seed = 0; seed < 100; seed++) {
            Trace trace = Worlds.play(COUNTING, world(2, new Network(link(bursty, 0, Optional.empty(), 0))), seed);
            boolean before = false;
            TreeSet<Long> losses = new TreeSet<>();
            for (Step step : trace.steps()) {
                if (step.event() instanceof Event.Dropped drop) {
                    losses.add(drop.nth());
                }
            }
            for (long nth = 0; nth < trace.summary().sent(); nth++) {
                boolean now = losses.contains(nth);
                bursts += now && !before ? 1 : 0;
                lost += now ? 1 : 0;
                sent++;
                before = now;
            }
        }
        // in the long run bad for .02 / (.02 + .1) of the time, and 1 / .1 messages long
        assertThat((double) lost / sent).isCloseTo(1 / 6.0, within(.03));
        assertThat((double) lost / bursts).isCloseTo(10, within(1.5));
    }

    @Test
    void corruptionIsNoticedAndTheMessageDropped() {
        Trace trace = play(COUNTING, 2, link(Loss.NONE, .3, Optional.empty(), 0));
        assertThat(fired(trace, "corruption")).isBetween(15L, 45L);
        assertThat(trace.summary().delivered() + fired(trace, "corruption"))
                .isEqualTo(trace.summary().sent() - 1);
        assertThat(trace.steps())
                .anyMatch(step -> step.event() instanceof Event.Dropped drop
                        && drop.reason() == Event.Reason.CORRUPTION
                        && step.timeNanos() % 10_000_000 == 0);
    }

    @Test
    void whereNobodyChecksACorruptedMessageArrivesAltered() {
        Link unchecked =
                new Link(TEN_MILLIS, Loss.NONE, 0, 0, Span.millis(1, 1), false, .3, false, Optional.empty(), 0);
        Trace trace = play(new Chatter(0), 3, unchecked);
        assertThat(fired(trace, "undetected corruption")).isPositive();
        assertThat(trace.steps())
                .anyMatch(step -> step.event() instanceof Event.Delivered delivered
                        && delivered.message() instanceof Chatter.Word(int left)
                        && (left < 0 || left > 3));
    }

    @Test
    void limitedBandwidthQueuesAndThenOverflows() {
        // every message is 5 bytes or so, 100 a second, on a link that carries half of that
        Link narrow = link(Loss.NONE, 0, Optional.of(new Link.Bandwidth(250, 50)), 0);
        Trace trace = play(COUNTING, 2, narrow);
        assertThat(fired(trace, "queue overflow")).isBetween(20L, 70L);
        long previous = 0;
        for (Step step : trace.steps()) {
            if (step.event() instanceof Event.Delivered) {
                assertThat(step.timeNanos()).isGreaterThanOrEqualTo(previous + 15_000_000);
                previous = step.timeNanos();
            }
        }
    }

    @Test
    void aReliableLinkSendsAgainUntilEverythingHasArrivedOnce() {
        Link reliable = new Link(
                TEN_MILLIS,
                new Loss.Independent(.4),
                .5,
                0,
                Span.millis(1, 1),
                false,
                .1,
                true,
                Optional.empty(),
                30_000_000);
        Fault cut = new Fault.Isolate(Worlds.at(300), Worlds.named("n2"), A_WHILE);
        Trace trace = play(
                script((input, ctx, setup) -> {
                    if (isFirst(ctx) && ctx.clock().toMillis() < 500) {
                        ctx.setTimer(Duration.ofMillis(10), "tick");
                        ctx.send(setup.servers().get(1), "at " + ctx.clock().toMillis());
                    }
                }),
                2,
                reliable,
                cut);
        List<String> heard = logOf(trace, "n2").stream()
                .skip(1)
                .map(entry -> entry.substring(0, entry.indexOf(" @")))
                .sorted()
                .toList();
        List<String> said = new ArrayList<>();
        for (int time = 0; time < 500; time += 10) {
            said.add("at " + time);
        }
        assertThat(heard).isEqualTo(said.stream().sorted().toList());
        assertThat(fired(trace, "retransmission")).isGreaterThan(20);
        assertThat(trace.steps()).noneMatch(step -> step.event() instanceof Event.Dropped);
    }

    @Test
    void aClogHoldsMessagesAndReleasesThemInTheirOrder() {
        Fault clog = new Fault.Clog(Worlds.at(100), List.of(Worlds.named("n1")), List.of(Worlds.named("n2")), A_WHILE);
        Trace trace = play(COUNTING, 2, Worlds.CALM, clog);
        assertThat(logOf(trace, "n2"))
                .contains("at 80 @90", "at 90 @300", "at 100 @300", "at 290 @300", "at 300 @310")
                .doesNotContain("at 90 @100");
        assertThat(fired(trace, "held by a clog")).isEqualTo(20);
    }

    @Test
    void aFlappingPartitionComesAndGoes() {
        Fault flap = new Fault.Partition(
                Worlds.at(100),
                List.of(List.of(Worlds.named("n1")), List.of(new Target.Others())),
                Optional.of(Span.millis(500, 500)),
                Optional.of(Span.millis(50, 50)));
        Trace trace = play(COUNTING, 2, Worlds.CALM, flap);
        assertThat(fired(trace, "partition")).isEqualTo(5);
        assertThat(fired(trace, "heal")).isEqualTo(5);
        assertThat(logOf(trace, "n2"))
                .contains("at 160 @170", "at 260 @270", "at 700 @710")
                .doesNotContain("at 120 @130", "at 220 @230");
    }

    @Test
    void aNodeOnNoSideIsABridge() {
        Protocol<String, String> everyoneToAll = script((input, ctx, setup) -> {
            if (input.equals("start")) {
                ctx.setTimer(Duration.ofMillis(50), "speak");
            }
            if (input.equals("speak")) {
                setup.servers().forEach(peer -> ctx.send(peer, "from " + ctx.self()));
            }
        });
        Fault bridge = new Fault.Partition(
                Worlds.at(20),
                List.of(
                        List.of(Worlds.named("n1"), Worlds.named("n2")),
                        List.of(Worlds.named("n4"), Worlds.named("n5"))),
                A_WHILE,
                Optional.empty());
        Trace trace = play(everyoneToAll, 5, Worlds.CALM, bridge);
        assertThat(heardFrom(trace, "n1")).containsExactly("n1", "n2", "n3");
        assertThat(heardFrom(trace, "n3")).containsExactly("n1", "n2", "n3", "n4", "n5");
        assertThat(heardFrom(trace, "n5")).containsExactly("n3", "n4", "n5");

        Trace ring = play(everyoneToAll, 5, Worlds.CALM, new Fault.MajoritiesRing(Worlds.at(20), A_WHILE));
        TreeSet<String> different = new TreeSet<>();
        for (int node = 1; node <= 5; node++) {
            assertThat(heardFrom(ring, "n" + node)).hasSize(3);
            different.add(heardFrom(ring, "n" + node).toString());
        }
        assertThat(different).hasSize(5);
        assertThat(fired(ring, "majorities ring")).isEqualTo(1);
    }

    private static List<String> heardFrom(Trace trace, String node) {
        return logOf(trace, node).stream()
                .filter(entry -> entry.startsWith("from "))
                .map(entry -> entry.substring(5, entry.indexOf(" @")))
                .sorted()
                .toList();
    }

    @Test
    void linksCanDifferAndZonesAreFarApart() {
        NodeId n1 = Worlds.node("n1");
        NodeId n2 = Worlds.node("n2");
        NodeId n3 = Worlds.node("n3");
        Network.Rule slow =
                new Network.Rule(List.of(n1), List.of(n2), Link.calm(new Distribution.Constant(77_000_000)));
        Zones zones = new Zones(
                List.of("here", "there"),
                List.of(List.of(n1, n2), List.of(n3)),
                List.of(List.of(0L, 40_000_000L), List.of(45_000_000L, 0L)));
        Network network = new Network(Worlds.CALM, List.of(slow), Optional.empty(), Optional.of(zones));
        Protocol<String, String> once = script((input, ctx, setup) -> {
            if (input.equals("start")) {
                setup.peersOf(ctx.self()).forEach(peer -> ctx.send(peer, ctx.self() + " to " + peer));
            }
        });
        Trace trace = Worlds.play(once, world(3, network), 1);
        Map<String, Long> took = new TreeMap<>();
        for (Step step : trace.steps()) {
            if (step.event() instanceof Event.Delivered delivered) {
                took.put((String) delivered.message(), step.timeNanos() / 1_000_000);
            }
        }
        assertThat(took)
                .containsEntry("n1 to n2", 77L)
                .containsEntry("n2 to n1", 10L)
                .containsEntry("n1 to n3", 50L)
                .containsEntry("n3 to n1", 55L);
    }

    @Test
    void aTopologyHasOnlyItsLinks() {
        Network line = new Network(Worlds.CALM, List.of(), Optional.of(Topology.line(4)), Optional.empty());
        List<String> neighbours = new ArrayList<>();
        Protocol<String, String> toAll = script((input, ctx, setup) -> {
            if (input.equals("start")) {
                neighbours.add(ctx.self() + ": " + setup.neighbours());
                setup.peersOf(ctx.self()).forEach(peer -> ctx.send(peer, "from " + ctx.self()));
            }
        });
        Trace trace = Worlds.play(toAll, world(4, line), 1);
        assertThat(neighbours).containsExactly("n1: [n2]", "n2: [n1, n3]", "n3: [n2, n4]", "n4: [n3]");
        assertThat(trace.summary().delivered()).isEqualTo(6);
        assertThat(fired(trace, "dropped without a link")).isEqualTo(6);
    }

    @Test
    void topologiesAreWhatTheirNamesSay() {
        assertThat(Topology.grid(6).neighbours())
                .containsExactly(
                        List.of(1, 3), List.of(0, 2, 4), List.of(1, 5), List.of(0, 4), List.of(1, 3, 5), List.of(2, 4));
        assertThat(Topology.tree(6, 2).neighbours())
                .containsExactly(List.of(1, 2), List.of(0, 3, 4), List.of(0, 5), List.of(1), List.of(1), List.of(2));
        assertThat(Topology.ring(4).neighbours())
                .containsExactly(List.of(1, 3), List.of(0, 2), List.of(1, 3), List.of(0, 2));
        assertThat(Topology.star(3).neighbours()).containsExactly(List.of(1, 2), List.of(0), List.of(0));
        assertThat(Topology.mesh(3).neighbours()).containsExactly(List.of(1, 2), List.of(0, 2), List.of(0, 1));
        assertThat(Topology.edges(3, List.of(List.of(2, 0))).neighbours())
                .containsExactly(List.of(2), List.of(), List.of(0));
    }

    // ---- Byzantine nodes

    private static Trace withTraitor(Strategy strategy) {
        Fault traitor = new Fault.Byzantine(Worlds.at(0), Worlds.named("n1"), List.of(strategy), Optional.empty());
        return play(new Chatter(0), 4, Worlds.CALM, traitor);
    }

    private static List<Object> heardFromTraitor(Trace trace) {
        List<Object> heard = new ArrayList<>();
        for (Step step : trace.steps()) {
            if (step.event() instanceof Event.Delivered delivered
                    && delivered.from().index() == 0) {
                heard.add(delivered.message());
            }
        }
        return heard;
    }

    @Test
    void aByzantineNodeCanBeSilent() {
        Trace trace = withTraitor(new Strategy.Silence(1));
        // what it sent while booting was before it turned
        assertThat(heardFromTraitor(trace)).hasSizeLessThanOrEqualTo(1);
        assertThat(fired(trace, "byzantine silence")).isGreaterThan(20);
        assertThat(trace.steps())
                .filteredOn(step -> step.event() instanceof Event.Dropped drop
                        && drop.reason() == Event.Reason.SILENCED
                        && Worlds.node("n1").equals(step.node()))
                .hasSize((int) fired(trace, "byzantine silence"));
        assertThat(trace.summary().sent()).isGreaterThan(trace.summary().delivered() + 20);
    }

    @Test
    void aByzantineNodeCanAlterEquivocateReplayAndDelay() {
        assertThat(heardFromTraitor(withTraitor(new Strategy.Alter(1))))
                .anyMatch(message -> message instanceof Chatter.Word(int left) && (left < 0 || left > 3));
        assertThat(fired(withTraitor(new Strategy.Equivocate(1)), "byzantine equivocation"))
                .isPositive();
        Trace replayed = withTraitor(new Strategy.Replay(1));
        assertThat(fired(replayed, "byzantine replay")).isGreaterThan(20);
        Trace delayed = withTraitor(new Strategy.Delay(1, Span.millis(100, 100)));
        assertThat(delayed.steps())
                .anyMatch(step -> step.event() instanceof Event.Delivered delivered
                        && delivered.from().index() == 0
                        && step.timeNanos()
                                        - delayed.steps()
                                                .get((int) step.cause())
                                                .timeNanos()
                                == 110_000_000);
    }

    private record Vote(long term, Signed<Ballot> ballot) {}

    private record Ballot(long number) {}

    @Test
    void nobodyCanAlterWhatAnotherHasSigned() {
        NodeId honest = Worlds.node("n2");
        Vote vote = new Vote(7, new Signed<>(honest, new Ballot(3)));
        TreeSet<Long> terms = new TreeSet<>();
        for (int seed = 0; seed < 200; seed++) {
            Record forged = Contents.altered(vote, Worlds.node("n1"), new Decisions.Stream(seed))
                    .orElseThrow();
            assertThat(((Vote) forged).ballot()).isEqualTo(vote.ballot());
            terms.add(((Vote) forged).term());
        }
        assertThat(terms).hasSizeGreaterThan(3).doesNotContain(7L);
        assertThat(Contents.altered(new Vote(7, vote.ballot()).ballot(), null, new Decisions.Stream(1)))
                .isEmpty();
        assertThat(Contents.altered(vote.ballot(), honest, new Decisions.Stream(1)))
                .isPresent();
    }
}
