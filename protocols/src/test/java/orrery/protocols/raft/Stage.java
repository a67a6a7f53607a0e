package orrery.protocols.raft;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import orrery.api.NodeId;
import orrery.api.Protocol;
import orrery.api.Span;
import orrery.explore.Trial;
import orrery.verdict.model.Models;
import orrery.verdict.order.Linearizability;
import orrery.world.Climate;
import orrery.world.Distribution;
import orrery.world.Fault;
import orrery.world.Fault.When;
import orrery.world.Link;
import orrery.world.Loss;
import orrery.world.Network;
import orrery.world.Target;
import orrery.world.Workload;
import orrery.world.World;

/** Where tests play Raft: a calm world of so many servers, to which a test adds what it needs. */
final class Stage {

    private static final long MILLI = 1_000_000;

    static final Target LEADER = new Target.Role("leader");
    static final Target FOLLOWER = new Target.Role("follower");
    static final Target ANY = new Target.Any();
    static final Target OTHERS = new Target.Others();

    private final int servers;
    private final List<Fault> faults = new ArrayList<>();
    private Options options = Options.DEFAULTS;
    private Distribution latency = new Distribution.Uniform(5 * MILLI, 15 * MILLI);
    private double loss;
    private double duplication;
    private double reordering;
    private Span heldBack = Span.millis(20, 100);
    private int clients;
    private Workload workload = Workload.none();
    private Duration lasts = Duration.ofSeconds(4);

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

    /** Sets one option, as a scenario does under {@code with:}. */
    Stage set(String option, Object value) {
        return with(changed(options, option, value));
    }

    static Options changed(Options options, String option, Object value) {
        RecordComponent[] components = Options.class.getRecordComponents();
        Object[] values = new Object[components.length];
        boolean found = false;
        try {
            for (int each = 0; each < components.length; each++) {
                boolean named = components[each].getName().equals(option);
                found |= named;
                values[each] = named ? value : components[each].getAccessor().invoke(options);
            }
            if (!found) {
                throw new AssertionError("there is no option " + option);
            }
            Class<?>[] types =
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
            return Options.class.getDeclaredConstructor(types).newInstance(values);
        } catch (InvocationTargetException refused) {
            if (refused.getCause() instanceof IllegalArgumentException wrong) {
                throw wrong;
            }
            throw new AssertionError(refused);
        } catch (ReflectiveOperationException impossible) {
            throw new LinkageError(impossible.getMessage(), impossible);
        }
    }

    Stage electionTimeout(long minMillis, long maxMillis) {
        return set("electionTimeout", Span.millis(minMillis, maxMillis));
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

    Stage reordering(double probability, Span forHowLong) {
        reordering = probability;
        heldBack = forHowLong;
        return this;
    }

    /** @param mix names of questions, each as likely as the others; one that is named twice is twice as likely */
    Stage clients(int count, double ratePerSecond, String... mix) {
        return clients(count, ratePerSecond, 0, Long.MAX_VALUE, mix);
    }

    Stage clients(int count, double ratePerSecond, long fromMillis, long untilMillis, String... mix) {
        Map<String, Integer> weights = new LinkedHashMap<>();
        for (String question : mix) {
            weights.merge(question, 1, Integer::sum);
        }
        clients = count;
        long until = untilMillis == Long.MAX_VALUE ? Long.MAX_VALUE : untilMillis * MILLI;
        workload = Workload.open(ratePerSecond, 1, weights, fromMillis * MILLI, until);
        return this;
    }

    Stage fault(Fault fault) {
        faults.add(fault);
        return this;
    }

    Stage crash(long atMillis, Target target, long forMillis) {
        return fault(crash(at(atMillis), target, Optional.of(at(forMillis))));
    }

    static Fault crash(Span at, Target target, Optional<Span> lasts) {
        return new Fault.Crash(new When.At(at), target, lasts, Fault.Spot.BETWEEN_HANDLERS, false);
    }

    Stage cut(long atMillis, List<Target> side, List<Target> other, long forMillis) {
        return fault(new Fault.Partition(
                when(atMillis), List.of(side, other), Optional.of(at(forMillis)), Optional.empty()));
    }

    Stage cutOneWay(long atMillis, List<Target> from, List<Target> to, long forMillis) {
        return fault(new Fault.OneWay(when(atMillis), from, to, Optional.of(at(forMillis))));
    }

    static When when(long millis) {
        return new When.At(at(millis));
    }

    static Span at(long millis) {
        return Span.millis(millis, millis);
    }

    /** {@code n1 ...}, from 1. */
    static Target server(int number) {
        return new Target.Named(new NodeId(number - 1, "n" + number));
    }

    /** {@code c1 ...}, from 1. */
    Target client(int number) {
        return new Target.Named(new NodeId(servers + number - 1, "c" + number));
    }

    World world() {
        return new World(
                World.servers(servers),
                World.clients(clients, servers),
                lasts.toNanos(),
                World.DEFAULT_MAX_STEPS,
                options,
                new Network(link()),
                workload,
                faults);
    }

    private Link link() {
        return new Link(
                latency,
                new Loss.Independent(loss),
                duplication,
                reordering,
                heldBack,
                false,
                0,
                true,
                Optional.empty(),
                0);
    }

    /** The protocol on this stage, with its clients' history judged if there are clients. */
    Trial trial(Protocol<?, ?> protocol) {
        return trial(protocol, Optional.empty());
    }

    /** The same, in some weather. */
    Trial trial(Protocol<?, ?> protocol, Climate climate) {
        return trial(protocol, Optional.of(climate));
    }

    private Trial trial(Protocol<?, ?> protocol, Optional<Climate> climate) {
        return new Trial(
                protocol,
                "",
                world(),
                climate,
                "test",
                clients == 0 ? List.of() : List.of(new Linearizability(Models.named("kv"))),
                false);
    }
}
