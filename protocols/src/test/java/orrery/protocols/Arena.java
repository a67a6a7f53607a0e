package orrery.protocols;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import orrery.api.NodeId;
import orrery.api.Protocol;
import orrery.api.Span;
import orrery.explore.Trial;
import orrery.run.Simulator;
import orrery.trace.Observer;
import orrery.trace.Recording;
import orrery.trace.Trace;
import orrery.verdict.Verdict;
import orrery.world.Distribution;
import orrery.world.Fault;
import orrery.world.Fault.When;
import orrery.world.Link;
import orrery.world.Loss;
import orrery.world.Network;
import orrery.world.Target;
import orrery.world.Topology;
import orrery.world.Workload;
import orrery.world.World;

/** Where tests play a protocol: a calm world of so many servers, to which a test adds what it needs. */
public final class Arena {

    private static final long MILLI = 1_000_000;

    public static final Target ANY = new Target.Any();

    private final int servers;
    private final Record options;
    private final List<Fault> faults = new ArrayList<>();
    private Link link = Link.calm(new Distribution.Constant(10 * MILLI));
    private Optional<Topology> topology = Optional.empty();
    private int clients;
    private Workload workload = Workload.none();
    private Duration lasts = Duration.ofSeconds(10);

    public Arena(int servers, Record options) {
        this.servers = servers;
        this.options = options;
    }

    public Arena lasting(Duration time) {
        lasts = time;
        return this;
    }

    public Arena latency(Distribution latency) {
        link = link.withLatency(latency);
        return this;
    }

    public Arena losing(double probability) {
        link = link.losing(new Loss.Independent(probability));
        return this;
    }

    public Arena duplicating(double probability) {
        link = link.duplicating(probability);
        return this;
    }

    public Arena reordering(double probability) {
        link = link.reordering(probability);
        return this;
    }

    public Arena topology(Topology map) {
        topology = Optional.of(map);
        return this;
    }

    /** @param mix names of questions; one that is named twice is twice as likely */
    public Arena clients(int count, int keys, double ratePerSecond, Duration until, String... mix) {
        return clients(count, keys, ratePerSecond, Duration.ZERO, until, mix);
    }

    public Arena clients(int count, int keys, double ratePerSecond, Duration from, Duration until, String... mix) {
        Map<String, Integer> weights = new LinkedHashMap<>();
        for (String question : mix) {
            weights.merge(question, 1, Integer::sum);
        }
        clients = count;
        workload = Workload.open(ratePerSecond, keys, weights, from.toNanos(), until.toNanos());
        return this;
    }

    public Arena fault(Fault fault) {
        faults.add(fault);
        return this;
    }

    /** Crashes a node at a time drawn from a span, for a time or for good. */
    public Arena crash(Span at, Target target, Optional<Duration> lasts) {
        return fault(
                new Fault.Crash(new When.At(at), target, lasts.map(Span::exactly), Fault.Spot.BETWEEN_HANDLERS, false));
    }

    public Arena isolate(Span at, Target target, Duration lasts) {
        return fault(new Fault.Isolate(new When.At(at), target, Optional.of(Span.exactly(lasts))));
    }

    /** {@code n1 ...}, from 1. */
    public static Target server(int number) {
        return new Target.Named(new NodeId(number - 1, "n" + number));
    }

    public World world() {
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

    /** Plays a run without judging it. */
    public Trace watch(Protocol<?, ?> protocol, long seed, Observer observer) {
        return new Simulator().run(protocol, world(), seed, "test", "", Recording.digestOnly(), observer);
    }

    public Trial trial(Protocol<?, ?> protocol) {
        return new Trial(protocol, "", world(), Optional.empty(), "test", List.of(), false);
    }

    /** The promises that a run broke. */
    public List<String> broken(Protocol<?, ?> protocol, long seed) {
        return trial(protocol).play(seed, Recording.digestOnly()).verdicts().stream()
                .filter(Verdict::broken)
                .map(Verdict::promise)
                .toList();
    }
}
