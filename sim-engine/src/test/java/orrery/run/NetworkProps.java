package orrery.run;

import static org.assertj.core.api.Assertions.assertThat;
import static orrery.run.Scripted.isFirst;
import static orrery.run.Scripted.script;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import orrery.api.NodeId;
import orrery.api.Protocol;
import orrery.api.Span;
import orrery.trace.Effect;
import orrery.trace.Event;
import orrery.trace.Event.Reason;
import orrery.trace.Step;
import orrery.trace.Trace;
import orrery.world.Distribution;
import orrery.world.Fault;
import orrery.world.Link;
import orrery.world.Loss;
import orrery.world.Network;
import orrery.world.Target;
import orrery.world.Topology;
import orrery.world.World;

/** What links, cuts, clogs and topologies mean, for any seed. */
class NetworkProps extends Family {

    private static final long UNIT = 1_000_000;
    private static final List<Target> OTHERS = List.of(new Target.Others());

    /** Until 800 ms, the first server sends the second a number every 5 ms. */
    private static final Protocol<String, String> COUNTING = script((input, ctx, setup) -> {
        if (isFirst(ctx) && ctx.clock().toMillis() < 800) {
            ctx.setTimer(Duration.ofMillis(5), "tick");
            ctx.send(setup.servers().get(1), "" + ctx.clock().toMillis() / 5);
        }
    });

    @Override
    List<Fault> family() {
        Optional<Span> flapping = Optional.of(Span.millis(5, 40));
        return List.of(
                new Fault.Partition(SOME_TIME, List.of(List.of(N1), OTHERS), A_WHILE, Optional.empty()),
                new Fault.Partition(SOME_TIME, List.of(List.of(N1), OTHERS), A_WHILE, flapping),
                new Fault.Partition(SOME_TIME, List.of(List.of(N1), List.of(N2)), Optional.empty(), Optional.empty()),
                new Fault.OneWay(SOME_TIME, List.of(N1), OTHERS, A_WHILE),
                new Fault.OneWay(SOME_TIME, OTHERS, List.of(N1), A_WHILE),
                new Fault.Isolate(SOME_TIME, N1, A_WHILE),
                new Fault.Clog(SOME_TIME, List.of(N1), OTHERS, A_WHILE));
    }

    // ---- cuts

    @Provide
    Arbitrary<List<Fault>> cuts() {
        List<Fault> all = new ArrayList<>(family());
        all.add(new Fault.MajoritiesRing(SOME_TIME, A_WHILE));
        all.add(new Fault.Partition(
                SOME_TIME, List.of(List.of(N1, N2), List.of(new Target.Any())), A_WHILE, Optional.empty()));
        return Arbitraries.of(all).list().ofMinSize(1).ofMaxSize(4).uniqueElements();
    }

    @Property(tries = 100)
    void nothingPassesACutWhileItIsOn(@ForAll("cuts") List<Fault> cuts, @ForAll long seed) {
        Trace trace = Worlds.play(new Chatter(0), Worlds.of(5, Worlds.STORMY, cuts.toArray(Fault[]::new)), seed);
        Map<Integer, List<Event.Partitioned>> on = new TreeMap<>();
        Map<String, Boolean> sentIntoACut = new HashMap<>();
        for (Step step : trace.steps()) {
            NodeId here = step.node();
            switch (step.event()) {
                case Event.Partitioned cut ->
                    on.computeIfAbsent(cut.fault(), fault -> new ArrayList<>()).add(cut);
                case Event.Healed healed -> on.remove(healed.fault());
                case Event.Delivered delivered
                when here != null && !here.equals(delivered.from()) -> {
                    assertThat(isCut(on, delivered.from(), here)).isFalse();
                    assertThat(sentIntoACut).containsEntry(delivered.from() + "->" + here + delivered.nth(), false);
                }
                default -> {}
            }
            for (Effect effect : step.effects()) {
                if (here != null && effect instanceof Effect.Sent sent) {
                    sentIntoACut.put(here + "->" + sent.to() + sent.nth(), isCut(on, here, sent.to()));
                }
            }
        }
        assertThat(on.values().stream().flatMap(List::stream).map(Event.Partitioned::fault))
                .allMatch(fault -> cuts.get(fault).lasts().isEmpty());
    }

    private static boolean isCut(Map<Integer, List<Event.Partitioned>> on, NodeId from, NodeId to) {
        return on.values().stream().flatMap(List::stream).anyMatch(cut -> {
            int one = side(cut, from);
            int other = side(cut, to);
            return one >= 0 && other >= 0 && (cut.oneWay() ? one < other : one != other);
        });
    }

    private static int side(Event.Partitioned cut, NodeId node) {
        for (int side = 0; side < cut.sides().size(); side++) {
            if (cut.sides().get(side).contains(node)) {
                return side;
            }
        }
        return -1;
    }

    /** And so any two of them hear a common server. */
    @Property(tries = 60)
    void onARingOfMajoritiesEveryoneHearsAMajority(@ForAll long seed, @ForAll("sizes") int servers) {
        Fault ring = new Fault.MajoritiesRing(Worlds.at(0), Optional.empty());
        Trace trace = Worlds.play(new Chatter(0), Worlds.of(servers, Worlds.CALM, ring), seed);
        int[] deaf = new int[servers];
        for (Step step : trace.steps()) {
            if (step.event() instanceof Event.Partitioned(int fault, var sides, boolean oneWay, String what)) {
                sides.forEach(side -> side.forEach(node -> deaf[node.index()]++));
            }
        }
        assertThat(java.util.stream.IntStream.of(deaf).boxed()).allMatch(lost -> servers - lost >= servers / 2 + 1);
        assertThat(java.util.stream.IntStream.of(deaf).boxed()).allMatch(lost -> servers < 4 || lost > 0);
    }

    @Provide
    Arbitrary<Integer> sizes() {
        return Arbitraries.of(3, 4, 5, 6, 7, 9);
    }

    @Property(tries = 60)
    void aClogLosesNothingAndLetsNothingPassWhileItIsOn(@ForAll long seed) {
        Fault clog = new Fault.Clog(SOME_TIME, List.of(N1), List.of(N2), A_WHILE);
        Trace trace = Worlds.play(COUNTING, Worlds.of(2, Worlds.CALM, clog), seed);
        long begins = Long.MAX_VALUE;
        long ends = Long.MAX_VALUE;
        for (Step step : trace.steps()) {
            begins = step.event() instanceof Event.Disturbed ? step.timeNanos() : begins;
            ends = step.event() instanceof Event.Restored ? step.timeNanos() : ends;
        }
        List<String> heard = new ArrayList<>();
        for (Step step : trace.steps()) {
            if (step.event() instanceof Event.Delivered delivered) {
                heard.add((String) delivered.message());
                assertThat(begins < step.timeNanos() && step.timeNanos() < ends).isFalse();
            }
        }
        assertThat(heard).hasSize(160).doesNotHaveDuplicates();
        assertThat(heard).isSortedAccordingTo((one, other) -> Integer.parseInt(one) - Integer.parseInt(other));
        assertThat(trace.summary().fired()).containsKey("held by a clog");
    }

    // ---- links

    private static Link link(
            Distribution latency, double loss, double duplication, double reordering, boolean fifo, long retransmit) {
        return new Link(
                latency,
                new Loss.Independent(loss),
                duplication,
                reordering,
                Span.millis(10, 60),
                fifo,
                0,
                true,
                Optional.empty(),
                retransmit * UNIT);
    }

    private static List<Integer> heard(Trace trace, int copy) {
        return trace.steps().stream()
                .filter(step -> step.event() instanceof Event.Delivered delivered && delivered.copy() == copy)
                .map(step -> Integer.parseInt((String) ((Event.Delivered) step.event()).message()))
                .toList();
    }

    @Provide
    Arbitrary<Distribution> latencies() {
        return Arbitraries.of(
                new Distribution.Constant(10 * UNIT),
                new Distribution.Uniform(UNIT, 30 * UNIT),
                new Distribution.Exponential(10 * UNIT),
                new Distribution.LogNormal(10 * UNIT, .8));
    }

    @Property(tries = 60)
    void aFifoLinkNeverReorders(@ForAll("latencies") Distribution latency, @ForAll long seed) {
        Link fifo = link(latency, .1, .2, .3, true, 0);
        Trace trace = Worlds.play(COUNTING, Worlds.of(2, fifo), seed);
        assertThat(heard(trace, 0)).hasSizeGreaterThan(100).isSorted();
        List<Integer> disorderly =
                heard(Worlds.play(COUNTING, Worlds.of(2, link(latency, 0, 0, .3, false, 0)), seed), 0);
        assertThat(disorderly).isNotEqualTo(disorderly.stream().sorted().toList());
    }

    @Property(tries = 60)
    void aReliableLinkDeliversEverythingOnceInTheEnd(@ForAll("latencies") Distribution latency, @ForAll long seed) {
        World world = Worlds.of(
                2,
                link(latency, .2, .3, .1, false, 10),
                new Fault.Isolate(new Fault.When.At(Span.millis(100, 300)), N2, Optional.of(Span.millis(50, 100))));
        World longer = new World(
                world.servers(),
                world.clients(),
                100 * Worlds.SECOND,
                world.maxSteps(),
                world.options(),
                world.network(),
                world.workload(),
                world.faults());
        Trace trace = Worlds.play(COUNTING, longer, seed);
        List<Integer> heard = new ArrayList<>(heard(trace, 0));
        heard.sort(null);
        List<Integer> said = new ArrayList<>();
        for (int number = 0; number < 160; number++) {
            said.add(number);
        }
        assertThat(heard).isEqualTo(said);
        assertThat(heard(trace, 1)).isEmpty();
        assertThat(trace.steps()).noneMatch(step -> step.event() instanceof Event.Dropped);
    }

    @Property(tries = 60)
    void aDatagramArrivesTwiceAtMostAndIsLostOrArrives(@ForAll("latencies") Distribution latency, @ForAll long seed) {
        Trace trace = Worlds.play(COUNTING, Worlds.of(2, link(latency, .2, .2, 0, false, 0)), seed);
        List<Integer> once = heard(trace, 0);
        List<Integer> again = heard(trace, 1);
        assertThat(once).doesNotHaveDuplicates();
        assertThat(again).isNotEmpty().doesNotHaveDuplicates();
        long lost = trace.summary().fired().get("loss");
        assertThat(once.size() + lost)
                .isBetween(trace.summary().sent() - 5, trace.summary().sent());
        assertThat(lost).isBetween(8L, 64L);
    }

    @Property(tries = 60)
    void latencyStaysWhereItsDistributionIs(@ForAll long seed) {
        Map<Distribution, long[]> bounds = new HashMap<>();
        bounds.put(new Distribution.Constant(7 * UNIT), new long[] {7 * UNIT, 7 * UNIT});
        bounds.put(new Distribution.Uniform(3 * UNIT, 9 * UNIT), new long[] {3 * UNIT, 9 * UNIT});
        bounds.put(new Distribution.Exponential(5 * UNIT), new long[] {0, 200 * UNIT});
        bounds.put(new Distribution.LogNormal(5 * UNIT, .5), new long[] {1, 200 * UNIT});
        bounds.forEach((latency, bound) -> {
            Trace trace = Worlds.play(COUNTING, Worlds.of(2, Link.calm(latency)), seed);
            assertThat(trace.steps())
                    .filteredOn(step -> step.event() instanceof Event.Delivered)
                    .hasSizeGreaterThan(150)
                    .allMatch(step -> {
                        long took = step.timeNanos()
                                - trace.steps().get((int) step.cause()).timeNanos();
                        return bound[0] <= took && took <= bound[1];
                    });
        });
    }

    /** What is noticed is dropped; what arrives unnoticed has another content and the same type. */
    @Property(tries = 60)
    void damageIsNoticedOrAltersAMessage(@ForAll boolean checksummed, @ForAll long seed) {
        Link bad = new Link(
                new Distribution.Constant(UNIT),
                Loss.NONE,
                0,
                0,
                Span.millis(1, 1),
                false,
                .2,
                checksummed,
                Optional.empty(),
                0);
        Trace trace = Worlds.play(new Chatter(0), Worlds.of(3, bad), seed);
        int altered = 0;
        for (Step step : trace.steps()) {
            if (step.event() instanceof Event.Delivered delivered) {
                assertThat(delivered.message()).isInstanceOf(Chatter.Word.class);
                Object sent = trace.steps().get((int) step.cause()).effects().stream()
                        .filter(effect -> effect instanceof Effect.Sent one
                                && one.to().equals(step.node())
                                && one.nth() == delivered.nth())
                        .map(effect -> ((Effect.Sent) effect).message())
                        .findFirst()
                        .orElseThrow();
                altered += delivered.message().equals(sent) ? 0 : 1;
            }
        }
        long dropped = trace.steps().stream()
                .filter(step -> step.event() instanceof Event.Dropped drop && drop.reason() == Reason.CORRUPTION)
                .count();
        assertThat(altered > 0).isEqualTo(!checksummed);
        assertThat(dropped > 0).isEqualTo(checksummed);
    }

    /** In any window, what arrives is at most what the link carries in it and what may have queued. */
    @Property(tries = 60)
    void aNarrowLinkCarriesNoMoreThanItsBandwidth(@ForAll long seed) {
        long bytesPerSecond = 300;
        Link narrow = new Link(
                new Distribution.Constant(UNIT),
                Loss.NONE,
                0,
                0,
                Span.millis(1, 1),
                false,
                0,
                true,
                Optional.of(new Link.Bandwidth(bytesPerSecond, 40)),
                0);
        Trace trace = Worlds.play(COUNTING, Worlds.of(2, narrow), seed);
        long bytes = 0;
        for (Step step : trace.steps()) {
            if (step.event() instanceof Event.Delivered delivered) {
                bytes += orrery.trace.Contents.bytes(delivered.message());
                assertThat(bytes * 1e9 / bytesPerSecond).isLessThanOrEqualTo(step.timeNanos() + 1.0);
            }
        }
        assertThat(trace.summary().fired()).containsKey("queue overflow");
    }

    // ---- topologies

    @Provide
    Arbitrary<Topology> topologies() {
        return Arbitraries.of(
                Topology.mesh(6),
                Topology.ring(6),
                Topology.line(6),
                Topology.grid(6),
                Topology.tree(6, 2),
                Topology.star(6),
                Topology.edges(6, List.of(List.of(0, 5), List.of(2, 3))));
    }

    @Property(tries = 60)
    void messagesGoAlongLinksOnly(@ForAll("topologies") Topology topology, @ForAll long seed) {
        Network network = new Network(Worlds.STORMY, List.of(), Optional.of(topology), Optional.empty());
        Trace trace = Worlds.play(new Chatter(0), Worlds.on(network, Worlds.of(6, Worlds.STORMY)), seed);
        for (Step step : trace.steps()) {
            NodeId here = step.node();
            switch (step.event()) {
                case Event.Delivered delivered
                when here != null ->
                    assertThat(topology.neighbours().get(delivered.from().index()))
                            .contains(here.index());
                case Event.Dropped drop
                when here != null && drop.reason() == Reason.NO_LINK ->
                    assertThat(topology.neighbours().get(here.index()))
                            .doesNotContain(drop.to().index());
                default -> {}
            }
        }
        assertThat(trace.summary().delivered()).isPositive();
    }
}
