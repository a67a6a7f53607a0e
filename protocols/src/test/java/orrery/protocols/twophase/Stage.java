package orrery.protocols.twophase;

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
import orrery.world.Climate;
import orrery.world.Distribution;
import orrery.world.Fault;
import orrery.world.Fault.Spot;
import orrery.world.Fault.When;
import orrery.world.Link;
import orrery.world.Loss;
import orrery.world.Network;
import orrery.world.Target;
import orrery.world.Workload;
import orrery.world.World;

/** Where tests play two-phase commit: a calm world of so many servers, to which a test adds what it needs. */
final class Stage {

    private final int servers;
    private final List<Fault> faults = new ArrayList<>();
    private Options options = Options.DEFAULTS;
    private Distribution latency = new Distribution.Uniform(5_000_000, 15_000_000);
    private double loss;
    private double duplication;
    private int clients;
    private Workload workload = Workload.none();
    private Duration lasts = Duration.ofSeconds(6);

    Stage(int servers) {
        this.servers = servers;
    }

    Stage lasting(Duration time) {
        lasts = time;
        return this;
    }

    Stage with(Options changed) {
        options = changed;
        return this;
    }

    Stage presuming(Presumption presumption) {
        return with(options(
                presumption,
                options.coordinator(),
                options.firstPrepares(),
                options.cooperative(),
                options.readOnly()));
    }

    /** The defaults with these. */
    static Options options(
            Presumption presumption,
            Options.Placement coordinator,
            boolean firstPrepares,
            boolean cooperative,
            boolean readOnly) {
        Options usual = Options.DEFAULTS;
        return new Options(
                presumption,
                coordinator,
                firstPrepares,
                cooperative,
                readOnly,
                usual.votes(),
                usual.retry(),
                usual.idle(),
                usual.patience(),
                usual.accounts(),
                usual.opening());
    }

    Stage cooperating() {
        return with(options(
                options.presumption(), options.coordinator(), options.firstPrepares(), true, options.readOnly()));
    }

    Stage latency(Distribution changed) {
        latency = changed;
        return this;
    }

    Stage losing(double probability) {
        loss = probability;
        return this;
    }

    Stage duplicating(double probability) {
        duplication = probability;
        return this;
    }

    /** @param mix names of questions, each as likely as the others; one that is named twice is twice as likely */
    Stage clients(int count, double ratePerSecond, String... mix) {
        return clients(count, ratePerSecond, Duration.ZERO, Duration.ofDays(1), mix);
    }

    Stage clients(int count, double ratePerSecond, Duration from, Duration until, String... mix) {
        Map<String, Integer> weights = new LinkedHashMap<>();
        for (String question : mix) {
            weights.merge(question, 1, Integer::sum);
        }
        clients = count;
        workload = Workload.open(ratePerSecond, options.accounts(), weights, from.toNanos(), until.toNanos());
        return this;
    }

    Stage fault(Fault fault) {
        faults.add(fault);
        return this;
    }

    /** At a time drawn from the first span, or at the next such spot after it. */
    Stage crash(Span at, int number, long forMillis, Spot spot) {
        return fault(new Fault.Crash(new When.At(at), server(number), Optional.of(millis(forMillis)), spot, false));
    }

    /** As soon as something is so. */
    Stage crashWhen(String landmark, int number, long forMillis, Spot spot) {
        return fault(new Fault.Crash(
                new When.Once(landmark, 1, millis(0)), server(number), Optional.of(millis(forMillis)), spot, false));
    }

    Stage isolate(Span at, int number, long forMillis) {
        return fault(new Fault.Isolate(new When.At(at), server(number), Optional.of(millis(forMillis))));
    }

    Stage cut(Span at, List<Target> side, List<Target> other, long forMillis) {
        return fault(new Fault.Partition(
                new When.At(at), List.of(side, other), Optional.of(millis(forMillis)), Optional.empty()));
    }

    /** What is written and not forced is gone after a crash, on every server. */
    Stage losingWhatIsNotForced() {
        for (int number = 1; number <= servers; number++) {
            fault(new Fault.Disk(
                    new When.At(millis(0)),
                    server(number),
                    Fault.Disk.Kind.LOSES_UNSYNCED,
                    millis(0),
                    1,
                    Optional.empty()));
        }
        return this;
    }

    /** Everybody crashes now and then in the middle of something, and comes back soon. */
    Stage restless() {
        for (int number = 1; number <= servers; number++) {
            for (Spot spot : List.of(Spot.AFTER_SEND, Spot.BEFORE_SEND, Spot.BEFORE_SAVE, Spot.AFTER_SAVE)) {
                for (long second = 0; second < lasts.toSeconds() / 2; second++) {
                    crash(Span.millis(1_000 * second, 1_000 * second + 999), number, 100, spot);
                }
            }
        }
        return this;
    }

    static Span millis(long millis) {
        return Span.millis(millis, millis);
    }

    /** {@code n1 ...}, from 1. */
    static Target server(int number) {
        return new Target.Named(new NodeId(number - 1, "n" + number));
    }

    World world() {
        Link link = new Link(
                latency,
                new Loss.Independent(loss),
                duplication,
                0,
                Span.millis(20, 100),
                false,
                0,
                true,
                Optional.empty(),
                0);
        return new World(
                World.servers(servers),
                World.clients(clients, servers),
                lasts.toNanos(),
                World.DEFAULT_MAX_STEPS,
                options,
                new Network(link),
                workload,
                faults);
    }

    Trial trial(Protocol<?, ?> protocol) {
        return trial(protocol, Optional.empty());
    }

    /** The same, in some weather. */
    Trial trial(Protocol<?, ?> protocol, Climate climate) {
        return trial(protocol, Optional.of(climate));
    }

    private Trial trial(Protocol<?, ?> protocol, Optional<Climate> climate) {
        return new Trial(protocol, "", world(), climate, "test", List.of(), false);
    }
}
