package orrery.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static orrery.run.Scripted.isFirst;
import static orrery.run.Scripted.script;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import orrery.api.Protocol;
import orrery.api.Span;
import orrery.trace.Event;
import orrery.trace.Step;
import orrery.trace.Trace;
import orrery.world.Distribution;
import orrery.world.Link;
import orrery.world.Loss;
import orrery.world.Network;
import orrery.world.World;
import orrery.world.Zones;

/** How long messages of a run travel: as the textbook's distribution functions say, and farther between zones. */
class LatencyProps {

    private static final int MESSAGES = 4000;
    private static final long MILLIS = 1_000_000;

    /** All at once, at the very beginning. */
    private static final Protocol<String, String> VOLLEY = script((input, ctx, setup) -> {
        if (isFirst(ctx) && input.equals("start")) {
            for (int nth = 0; nth < MESSAGES; nth++) {
                ctx.send(setup.servers().get(1), "x");
            }
        }
    });

    /** @param chance that a message travels for no longer than this */
    record Point(double millis, double chance) {}

    record Known(Distribution latency, List<Point> points) {
        Known(Distribution latency, Point... points) {
            this(latency, List.of(points));
        }

        @Override
        public String toString() {
            return latency.toString();
        }
    }

    /** Written from the distribution functions, of which the simulator uses the inverse. */
    static Stream<Known> known() {
        Distribution empirical = new Distribution.Empirical(List.of(MILLIS, 2 * MILLIS, 5 * MILLIS));
        return Stream.of(
                new Known(
                        new Distribution.Normal(50 * MILLIS, 10 * MILLIS),
                        new Point(30, .022750),
                        new Point(40, .158655),
                        new Point(50, .5),
                        new Point(70, .977250)),
                new Known(
                        new Distribution.LogNormal(10 * MILLIS, .5),
                        new Point(10 * StrictMath.exp(-.5), .158655),
                        new Point(10, .5),
                        new Point(10 * StrictMath.exp(1), .977250)),
                new Known(
                        new Distribution.Pareto(10 * MILLIS, 2.5),
                        new Point(12, 1 - StrictMath.pow(10 / 12., 2.5)),
                        new Point(20, 1 - StrictMath.pow(.5, 2.5)),
                        new Point(60, 1 - StrictMath.pow(1 / 6., 2.5))),
                new Known(
                        new Distribution.Gamma(20 * MILLIS, 2),
                        new Point(5, 1 - StrictMath.exp(-.5) * 1.5),
                        new Point(20, 1 - StrictMath.exp(-2) * 3),
                        new Point(50, 1 - StrictMath.exp(-5) * 6)),
                new Known(
                        new Distribution.Exponential(20 * MILLIS),
                        new Point(5, 1 - StrictMath.exp(-.25)),
                        new Point(40, 1 - StrictMath.exp(-2))),
                new Known(new Distribution.Uniform(10 * MILLIS, 30 * MILLIS), new Point(15, .25), new Point(28, .9)),
                new Known(empirical, new Point(1.5, .25), new Point(2, .5), new Point(3.5, .75)),
                new Known(
                        new Distribution.Mixture(List.of(
                                new Distribution.Mixture.Part(.9, new Distribution.Constant(10 * MILLIS)),
                                new Distribution.Mixture.Part(.1, new Distribution.Exponential(100 * MILLIS)))),
                        new Point(9, .1 * (1 - StrictMath.exp(-.09))),
                        new Point(10, .9 + .1 * (1 - StrictMath.exp(-.1))),
                        new Point(200, .9 + .1 * (1 - StrictMath.exp(-2)))));
    }

    /** Within four standard errors of a share. */
    @ParameterizedTest
    @MethodSource("known")
    void messagesTravelAsLongAsTheirDistributionSays(Known known) {
        for (long seed = 1; seed <= 5; seed++) {
            World world = Worlds.of(2, link(known.latency()));
            List<Long> times = Worlds.play(VOLLEY, world, seed).steps().stream()
                    .filter(step -> step.event() instanceof Event.Delivered)
                    .map(Step::timeNanos)
                    .toList();
            assertThat(times).hasSizeGreaterThan(MESSAGES * 99 / 100);
            for (Point point : known.points()) {
                double share = times.stream()
                                .filter(time -> time <= point.millis() * MILLIS)
                                .count()
                        / (double) MESSAGES;
                double error = Math.sqrt(point.chance() * (1 - point.chance()) / MESSAGES);
                assertThat(share)
                        .as("share up to %s ms with seed %d", point.millis(), seed)
                        .isCloseTo(point.chance(), within(4 * error));
            }
        }
    }

    private static Link link(Distribution latency) {
        return new Link(latency, new Loss.Independent(0), 0, 0, Span.millis(0, 0), false, 0, true, Optional.empty(), 0);
    }

    /** What the matrix says comes on top of the link's own latency, each way for itself. */
    @Property(tries = 40)
    void theWayBetweenZonesComesOnTop(@ForAll long seed) {
        List<List<Long>> ways = List.of(
                List.of(0L, 20 * MILLIS, 7 * MILLIS), List.of(30 * MILLIS, 0L, 0L), List.of(MILLIS, 2 * MILLIS, 0L));
        Zones zones = new Zones(
                List.of("a", "b", "c"),
                List.of(
                        List.of(Worlds.node("n1"), Worlds.node("n2")),
                        List.of(Worlds.node("n3")),
                        List.of(Worlds.node("n4"), Worlds.node("n5"))),
                ways);
        Link link = link(new Distribution.Constant(3 * MILLIS));
        World world = Worlds.on(new Network(link, List.of(), Optional.empty(), Optional.of(zones)), Worlds.of(5, link));
        Trace trace = Worlds.play(new Chatter(0), world, seed);
        List<Step> steps = new ArrayList<>(trace.steps());
        int far = 0;
        for (Step step : steps) {
            if (step.event() instanceof Event.Delivered delivered
                    && step.node() != null
                    && !step.node().equals(delivered.from())) {
                int from = zones.of(delivered.from());
                int to = zones.of(step.node());
                far += from == to ? 0 : 1;
                assertThat(step.timeNanos() - steps.get((int) step.cause()).timeNanos())
                        .isEqualTo(3 * MILLIS + (from == to ? 0 : ways.get(from).get(to)));
            }
        }
        assertThat(far).isPositive();
    }
}
