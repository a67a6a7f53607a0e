package orrery.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import orrery.api.ClockBound;
import orrery.api.NodeId;
import orrery.api.Protocol;
import orrery.api.Span;
import orrery.explore.Trial;
import orrery.trace.Recording;
import orrery.trace.TraceFile;
import orrery.verdict.Consistency;
import orrery.verdict.model.Models;
import orrery.verdict.order.Linearizability;
import orrery.world.Climate;
import orrery.world.Distribution;
import orrery.world.Fault;
import orrery.world.Link;
import orrery.world.Network;
import orrery.world.Target;
import orrery.world.Topology;
import orrery.world.Version;
import orrery.world.Workload;
import orrery.world.World;

/**
 * A protocol in a world, as a test says it: three servers on a calm network for ten seconds, to which the test adds what it
 * needs. Then it is played, seed by seed. Each method changes this simulation and returns it.
 */
public final class Simulation {

    private static final int SERVERS = 3;
    private static final Duration LASTS = Duration.ofSeconds(10);

    /** So many of the last steps a saved trace has: enough for a test, and no danger to its memory. */
    private static final int KEPT_STEPS = 100_000;

    private @Nullable Protocol<?, ?> protocol;
    private @Nullable Record options;
    private String name = "test";
    private String twin = "";
    private List<NodeId> servers = World.servers(SERVERS);
    private List<NodeId> clients = List.of();
    private long durationNanos = LASTS.toNanos();
    private long maxSteps = World.DEFAULT_MAX_STEPS;
    private Network network = new Network(Link.calm(new Distribution.Uniform(5_000_000, 15_000_000)));
    private Workload workload = Workload.none();
    private List<Fault> faults = List.of();
    private List<Version> versions = List.of();
    private Optional<ClockBound> clockBound = Optional.empty();
    private IntFunction<Optional<Climate>> climate = count -> Optional.empty();
    private final List<Consistency> consistency = new ArrayList<>();

    /** What is played: a protocol, or a wrong twin of it. */
    public Simulation of(Protocol<?, ?> played) {
        protocol = played;
        return this;
    }

    /** All that is put on trial, as by a scenario. */
    Simulation of(Trial trial) {
        consistency.clear();
        consistency.addAll(trial.consistency());
        climate = count -> trial.climate();
        twin = trial.twin();
        return of(trial.protocol()).in(trial.world()).named(trial.scenario());
    }

    /** @param changed in place of the protocol's own {@link Protocol#options()} */
    public Simulation with(Record changed) {
        options = changed;
        return this;
    }

    /** What the run is called in its trace. */
    public Simulation named(String scenario) {
        name = scenario;
        return this;
    }

    /** In this world, and nothing that was said about another. */
    public Simulation in(World world) {
        servers = world.servers();
        clients = world.clients();
        durationNanos = world.durationNanos();
        maxSteps = world.maxSteps();
        options = world.options();
        network = world.network();
        workload = world.workload();
        faults = world.faults();
        versions = world.versions();
        clockBound = world.clockBound();
        return this;
    }

    /** @param count servers {@code n1 ... n<count>}, at least 1 */
    public Simulation servers(int count) {
        if (count < 1) {
            throw new IllegalArgumentException("a simulation has at least one server, not " + count);
        }
        servers = World.servers(count);
        clients = World.clients(clients.size(), count);
        return this;
    }

    /** How long a run lasts, in its own time. */
    public Simulation lasting(Duration time) {
        durationNanos = time.toNanos();
        return this;
    }

    /**
     * Clients that are asked at random until the run ends.
     *
     * @param keys how many keys there are
     * @param ratePerSecond over all clients
     * @param mix names of the protocol's {@link Protocol#asks()}; one that is named twice is twice as likely
     */
    public Simulation clients(int count, int keys, double ratePerSecond, String... mix) {
        Map<String, Integer> weights = new LinkedHashMap<>();
        for (String question : mix) {
            weights.merge(question, 1, Integer::sum);
        }
        return clients(count, Workload.open(ratePerSecond, keys, weights, 0, Long.MAX_VALUE));
    }

    public Simulation clients(int count, Workload questions) {
        clients = World.clients(count, servers.size());
        workload = questions;
        return this;
    }

    /** What every link is like. */
    public Simulation link(Link link) {
        network = new Network(link, network.rules(), network.topology(), network.zones());
        return this;
    }

    /** Which servers have a link at all. */
    public Simulation topology(Topology map) {
        network = new Network(network.link(), network.rules(), Optional.of(map), network.zones());
        return this;
    }

    /** One thing more that goes wrong. */
    public Simulation fault(Fault fault) {
        List<Fault> more = new ArrayList<>(faults);
        more.add(fault);
        faults = List.copyOf(more);
        return this;
    }

    /** A node crashes at a time drawn from a span, and boots again after a while. */
    public Simulation crash(Span at, Target target, Duration lasts) {
        return fault(new Fault.Crash(
                new Fault.When.At(at), target, Optional.of(Span.exactly(lasts)), Fault.Spot.BETWEEN_HANDLERS, false));
    }

    /**
     * Weather drawn from each seed, of which a minority of the servers may go down.
     *
     * @param climateName one of {@link Climate#NAMES}
     */
    public Simulation weather(String climateName) {
        Climate.named(climateName, Climate.Budget.minority(1)); // a wrong name is told here and not while playing
        climate = count -> Optional.of(Climate.named(climateName, Climate.Budget.minority(count)));
        return this;
    }

    /** Weather of these kinds, drawn from each seed. */
    public Simulation weather(List<Climate.Kind> kinds, Climate.Budget budget) {
        Climate drawn = new Climate("drawn", kinds, budget);
        climate = count -> Optional.of(drawn);
        return this;
    }

    /** What the clients' history must satisfy beside the protocol's own checks. */
    public Simulation satisfying(Consistency model) {
        consistency.add(model);
        return this;
    }

    /** @param model one of {@link Models}, as in {@code kv} */
    public Simulation linearizable(String model) {
        return satisfying(new Linearizability(Models.named(model)));
    }

    /**
     * What is put on trial.
     *
     * @throws IllegalStateException if nobody has said which protocol
     */
    public Trial trial() {
        Protocol<?, ?> played = protocol;
        if (played == null) {
            throw new IllegalStateException("nobody has said which protocol: simulation.of(new MyProtocol())");
        }
        World world = new World(
                servers,
                clients,
                durationNanos,
                maxSteps,
                options == null ? played.options() : options,
                network,
                workload,
                faults,
                versions,
                clockBound);
        return new Trial(played, twin, world, climate.apply(servers.size()), name, consistency, false);
    }

    /**
     * Plays one seed.
     *
     * @throws BrokenPromiseError if it breaks a promise
     */
    public void holds(long seed) {
        Examination.one(trial(), seed);
    }

    /**
     * Plays many seeds, on all cores, up to the first that breaks a promise; which that is does not depend on the cores.
     *
     * @throws BrokenPromiseError if a seed breaks a promise, or if something was to happen {@code sometimes} and never did
     */
    public void holds(long firstSeed, long seeds) {
        new Examination(trial(), firstSeed, seeds).holds();
    }

    /**
     * Plays seeds until one breaks this promise: for a protocol with something wrong in it, which the checks must find.
     *
     * @return the seed
     * @throws BrokenPromiseError if none of them breaks it
     */
    public long breaks(String promise, long firstSeed, long seeds) {
        return new Examination(trial(), firstSeed, seeds).breaks(promise);
    }

    /** Plays a seed and saves its trace, for {@code orrery view}. Folders on the way are made. */
    public void save(long seed, Path file) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            TraceFile.save(trial().play(seed, Recording.ring(KEPT_STEPS)).trace(), file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return protocol == null ? "a simulation of nothing yet" : trial().toString();
    }
}
