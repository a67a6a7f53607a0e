package orrery.protocols.order;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import orrery.api.Check;
import orrery.api.NodeId;
import orrery.api.Protocol;
import orrery.api.Span;
import orrery.api.Twin;
import orrery.explore.Trial;
import orrery.run.Simulator;
import orrery.trace.Recording;
import orrery.trace.Trace;
import orrery.verdict.Verdict;
import orrery.world.Climate;
import orrery.world.Climate.Weather;
import orrery.world.Distribution;
import orrery.world.Fault;
import orrery.world.Fault.When;
import orrery.world.Link;
import orrery.world.Network;
import orrery.world.Target;
import orrery.world.Topology;
import orrery.world.Workload;
import orrery.world.World;

/** Where the tests of ordering protocols play: a calm world of so many servers, to which a test adds what it needs. */
public final class Playhouse {

    private static final long MILLI = 1_000_000;

    private final int servers;
    private final Record options;
    private final List<Fault> faults = new ArrayList<>();
    private Link link = Link.calm(new Distribution.Uniform(5 * MILLI, 15 * MILLI));
    private Optional<Topology> topology = Optional.empty();
    private Optional<Climate> climate = Optional.empty();
    private int clients;
    private Workload workload = Workload.none();
    private Duration lasts = Duration.ofSeconds(10);

    public Playhouse(int servers, Record options) {
        this.servers = servers;
        this.options = options;
    }

    public Playhouse lasting(Duration time) {
        lasts = time;
        return this;
    }

    public Playhouse latency(long minMillis, long maxMillis) {
        link = link.withLatency(new Distribution.Uniform(minMillis * MILLI, maxMillis * MILLI));
        return this;
    }

    public Playhouse latency(Distribution distribution) {
        link = link.withLatency(distribution);
        return this;
    }

    public Playhouse losing(double probability) {
        link = link.losing(new orrery.world.Loss.Independent(probability));
        return this;
    }

    public Playhouse duplicating(double probability) {
        link = link.duplicating(probability);
        return this;
    }

    public Playhouse reordering(double probability) {
        link = link.reordering(probability);
        return this;
    }

    public Playhouse topology(Topology map) {
        topology = Optional.of(map);
        return this;
    }

    public Playhouse workload(int count, Workload asked) {
        clients = count;
        workload = asked;
        return this;
    }

    public Playhouse fault(Fault fault) {
        faults.add(fault);
        return this;
    }

    public Playhouse crash(long fromMillis, long untilMillis, Target target, Optional<Span> downFor) {
        return fault(new Fault.Crash(
                new When.At(Span.millis(fromMillis, untilMillis)),
                target,
                downFor,
                Fault.Spot.BETWEEN_HANDLERS,
                false));
    }

    /** Weather of these kinds, drawn from the seed; clocks are wrong by a second at most. */
    public Playhouse weather(Weather... kinds) {
        List<Climate.Kind> some = new ArrayList<>();
        for (Weather kind : kinds) {
            some.add(new Climate.Kind(kind, 2));
        }
        climate = Optional.of(new Climate("test", some, Climate.Budget.minority(servers)));
        return this;
    }

    /** {@code n1 ...}, from 1. */
    public static Target server(int number) {
        return new Target.Named(new NodeId(number - 1, "n" + number));
    }

    private World world() {
        return new World(
                World.servers(servers),
                World.clients(clients, servers),
                lasts.toNanos(),
                World.DEFAULT_MAX_STEPS,
                options,
                new Network(link, List.of(), topology, Optional.empty()),
                workload,
                faults);
    }

    public Trial.Played play(Protocol<?, ?> protocol, long seed, Recording recording) {
        return new Trial(protocol, "", world(), climate, "test", List.of(), false)
                .play(new Simulator(), seed, recording);
    }

    /** How many messages were sent in a run that kept all promises and in which nothing was left to happen. */
    public long messages(Protocol<?, ?> protocol, long seed) {
        Trial.Played played = play(protocol, seed, Recording.digestOnly());
        assertThat(played.held()).as("whether all was held with seed %d", seed).isTrue();
        assertThat(played.trace().end().kind()).isEqualTo(Trace.End.Kind.QUIET);
        return played.trace().summary().sent();
    }

    /** The promises that a run broke. */
    public List<String> broken(Protocol<?, ?> protocol, long seed) {
        return play(protocol, seed, Recording.digestOnly()).verdicts().stream()
                .filter(Verdict::broken)
                .map(Verdict::promise)
                .toList();
    }

    // ---- what protocols and their twins are held to

    /** In one of so many seeds the twin breaks its promise and no other, and the right protocol keeps all in that very run. */
    public void breaksItsPromise(Protocol<?, ?> right, Twin twin, int seeds) {
        long seed = LongStream.rangeClosed(1, seeds)
                .filter(candidate -> broken(twin.protocol(), candidate).equals(List.of(twin.breaks())))
                .findFirst()
                .orElseThrow(
                        () -> new AssertionError("in no run was \"" + twin.breaks() + "\" broken, and nothing else"));
        breaksNothing(right, seed);
    }

    /** With this seed no promise is broken. */
    public void breaksNothing(Protocol<?, ?> protocol, long seed) {
        assertThat(play(protocol, seed, Recording.digestOnly()).verdicts())
                .as("seed %d", seed)
                .noneMatch(Verdict::broken)
                .noneMatch(verdict -> verdict.status() == Verdict.Status.UNKNOWN);
    }

    /** A twin has the checks of the right protocol, and what it breaks is among them. */
    public static void promisesWhatTheRightOnePromises(Protocol<?, ?> right) {
        List<String> promises = right.checks().stream().map(Check::promise).toList();
        assertThat(right.twins()).isNotEmpty();
        for (Twin twin : right.twins()) {
            assertThat(promises).as(twin.name()).contains(twin.breaks());
            assertThat(twin.protocol().checks().stream().map(Check::promise)).containsExactlyElementsOf(promises);
        }
    }
}
