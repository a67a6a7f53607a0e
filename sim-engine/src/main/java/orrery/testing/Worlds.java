package orrery.testing;

import java.time.Duration;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import orrery.api.NodeId;
import orrery.api.Protocol;
import orrery.world.Climate;
import orrery.world.Distribution;
import orrery.world.Link;
import orrery.world.Network;
import orrery.world.Workload;
import orrery.world.World;

/**
 * Worlds for properties, as jqwik arbitraries. A world in which a property fails shrinks towards the calm one: first to fewer
 * faults, then to a shorter run, fewer servers, fewer clients that are asked less, and shorter latencies. Each method changes
 * these worlds and returns them.
 */
public final class Worlds {

    private static final Link CALM = Link.calm(new Distribution.Constant(10_000_000));

    private Arbitrary<? extends Record> options;
    private Arbitrary<Integer> servers = Arbitraries.just(3);
    private Arbitrary<Integer> clients = Arbitraries.just(0);
    private Arbitrary<Long> millis = Arbitraries.just(10_000L);
    private Arbitrary<Workload> workloads = Arbitraries.just(Workload.none());
    private Arbitrary<Link> links = Arbitraries.just(CALM);
    private Arbitrary<FaultPlan> faults = Arbitraries.just(FaultPlan.NOTHING);

    private Worlds(Record options) {
        this.options = Arbitraries.just(options);
    }

    /** Worlds of three servers for ten seconds, in which nothing goes wrong, with the protocol's own options. */
    public static Worlds of(Protocol<?, ?> protocol) {
        return new Worlds(protocol.options());
    }

    public Worlds options(Arbitrary<? extends Record> drawn) {
        options = drawn;
        return this;
    }

    public Worlds servers(int least, int most) {
        servers = Arbitraries.integers().between(least, most).shrinkTowards(least);
        return this;
    }

    /** How long a run lasts, in its own time and in whole milliseconds. */
    public Worlds lasting(Duration least, Duration most) {
        millis = Arbitraries.longs().between(least.toMillis(), most.toMillis()).shrinkTowards(least.toMillis());
        return this;
    }

    /** @param questions what clients are asked, as from {@link Workloads} */
    public Worlds clients(int least, int most, Arbitrary<Workload> questions) {
        clients = Arbitraries.integers().between(least, most).shrinkTowards(least);
        workloads = questions;
        return this;
    }

    /** @param drawn what every link is like, as from {@link Links} */
    public Worlds links(Arbitrary<Link> drawn) {
        links = drawn;
        return this;
    }

    /** @param plans what goes wrong, as from {@link FaultPlans} */
    public Worlds faults(Arbitrary<FaultPlan> plans) {
        faults = plans;
        return this;
    }

    /** The worlds in which a minority of the servers may be down, as {@link Climate.Budget#minority} has it. */
    public Arbitrary<World> arbitrary() {
        return arbitrary(Climate.Budget::minority);
    }

    /** What so many servers survive. */
    @FunctionalInterface
    public interface Survived {
        Climate.Budget by(int servers);
    }

    /** @param budget what the protocol is to survive; of a plan, what goes beyond is left out */
    public Arbitrary<World> arbitrary(Survived budget) {
        // jqwik shrinks what is named first before what comes after
        return Combinators.combine(faults, millis, servers, clients, workloads, links, options)
                .as((plan, lasts, count, asked, workload, link, with) -> {
                    List<NodeId> nodes = World.servers(count);
                    long nanos = lasts * 1_000_000;
                    return new World(
                            nodes,
                            World.clients(asked, count),
                            nanos,
                            World.DEFAULT_MAX_STEPS,
                            with,
                            new Network(link),
                            asked == 0 ? Workload.none() : workload,
                            plan.over(nodes, nanos, budget.by(count)));
                })
                // the corners of seven ranges are more worlds than most properties try
                .withoutEdgeCases();
    }
}
