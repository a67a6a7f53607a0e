package orrery.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Predicate;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Shrinkable;
import orrery.api.Check;
import orrery.api.Context;
import orrery.api.Node;
import orrery.api.NodeId;
import orrery.api.Protocol;
import orrery.api.Setup;
import orrery.world.Climate;
import orrery.world.Distribution;
import orrery.world.Fault;
import orrery.world.Link;
import orrery.world.Loss;
import orrery.world.World;

/** A world shrinks to the calm one, but for what a failure needs; and no plan goes beyond its budget. */
class ShrinkingProps {

    private static final Link CALMEST = Link.calm(new Distribution.Constant(1_000_000));
    private static final Duration SHORTEST = Duration.ofSeconds(1);

    /** Nobody says anything. */
    private record Silence() implements Protocol<Record, Record>, Node<Record, Record> {
        @Override
        public String name() {
            return "silence";
        }

        @Override
        public String summary() {
            return "Nobody says anything.";
        }

        @Override
        public Node<Record, Record> boot(NodeId self, Setup setup) {
            return this;
        }

        @Override
        public List<Check> checks() {
            return List.of();
        }

        @Override
        public Node<Record, Record> receive(NodeId from, Record message, Context<Record, Record> ctx) {
            return this;
        }
    }

    private static Arbitrary<World> worlds() {
        return Worlds.of(new Silence())
                .servers(1, 7)
                .lasting(SHORTEST, Duration.ofSeconds(60))
                .clients(0, 4, Workloads.of("put", "get"))
                .links(Links.upTo(.2))
                .faults(FaultPlans.upTo(8))
                .arbitrary();
    }

    /** As jqwik does: the smallest candidate that still fails, until there is none. */
    private static <T> T smallest(Shrinkable<T> found, Predicate<T> fails) {
        Shrinkable<T> best = found;
        while (true) {
            Optional<Shrinkable<T>> smaller =
                    best.shrink().filter(each -> fails.test(each.value())).min(Shrinkable::compareTo);
            if (smaller.isEmpty() || smaller.get().distance().compareTo(best.distance()) >= 0) {
                return best.value();
            }
            best = smaller.get();
        }
    }

    private static Shrinkable<World> drawn(long seed) {
        return worlds().generator(1_000).next(new Random(seed));
    }

    @Property(tries = 100)
    void whatNeedsNothingShrinksToTheCalm(@ForAll long seed) {
        World calm = smallest(drawn(seed), world -> true);
        assertThat(calm.faults()).isEmpty();
        assertThat(calm.servers()).hasSize(1);
        assertThat(calm.clients()).isEmpty();
        assertThat(calm.durationNanos()).isEqualTo(SHORTEST.toNanos());
        assertThat(calm.network().link()).isEqualTo(CALMEST);
    }

    @Property(tries = 100)
    void whatNeedsACrashAndLossShrinksToThese(@ForAll long seed) {
        Predicate<World> fails = world -> world.faults().stream().anyMatch(fault -> fault instanceof Fault.Crash)
                && !world.network().link().loss().equals(Loss.NONE);
        Shrinkable<World> drawn = drawn(seed);
        Assume.that(fails.test(drawn.value()));
        World small = smallest(drawn, fails);
        assertThat(small.faults()).singleElement().isInstanceOf(Fault.Crash.class);
        assertThat(small.servers()).as("of fewer, none may be down").hasSize(3);
        assertThat(small.clients()).isEmpty();
        assertThat(small.durationNanos()).isEqualTo(SHORTEST.toNanos());
        assertThat(small.network().link()).isEqualTo(CALMEST.losing(new Loss.Independent(.001)));
    }

    @Property(tries = 300)
    void noMoreAreDownThanTheBudgetHas(@ForAll long seed) {
        World world = drawn(seed).value();
        List<Fault.Crash> crashes = world.faults().stream()
                .filter(fault -> fault instanceof Fault.Crash)
                .map(Fault.Crash.class::cast)
                .toList();
        Climate.Budget budget = Climate.Budget.minority(world.servers().size());
        for (Fault.Crash each : crashes) {
            long at = start(each);
            assertThat(crashes.stream()
                            .filter(other -> start(other) <= at && at <= end(other))
                            .map(other -> other.target().toString())
                            .distinct()
                            .count())
                    .isLessThanOrEqualTo(budget.down());
            assertThat(each.amnesia()).isFalse();
        }
        assertThat(world.faults())
                .allMatch(fault -> fault.lasts().isPresent() && end(fault) <= world.durationNanos() / 5 * 4);
    }

    private static long start(Fault fault) {
        return fault.when() instanceof Fault.When.At at ? at.time().minNanos() : -1;
    }

    private static long end(Fault fault) {
        return start(fault) + fault.lasts().orElseThrow().maxNanos();
    }
}
