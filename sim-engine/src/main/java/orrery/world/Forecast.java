package orrery.world;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import orrery.api.Chance;
import orrery.api.NodeId;
import orrery.api.Span;
import orrery.world.Climate.Budget;
import orrery.world.Climate.Weather;
import orrery.world.Fault.When;

/** Draws one run's weather. Each kind has a stream of its own, so that one kind more or less leaves the others alone. */
final class Forecast {

    /** A clock runs half as fast again at most, in parts per million. */
    private static final long MOST_DRIFT = 500_000;

    private final World world;
    private final Budget budget;
    private final long lengthNanos;
    private final Function<String, Chance> streams;
    private final List<Fault> faults = new ArrayList<>();
    private final List<Outage> outages = new ArrayList<>();
    private Link link;
    private int amnesiac;

    /** Somebody is down, or as good as down, from one time to another. */
    private record Outage(NodeId node, long fromNanos, long untilNanos) {
        boolean meets(long from, long until) {
            return from <= untilNanos && fromNanos <= until;
        }
    }

    /** @param lengthNanos of the run of which the weather takes four fifths */
    Forecast(World world, Budget budget, long lengthNanos, Function<String, Chance> streams) {
        this.world = world;
        this.budget = budget;
        this.lengthNanos = lengthNanos;
        this.streams = streams;
        this.link = world.network().link();
    }

    World with(List<Climate.Kind> kinds) {
        for (Climate.Kind kind : kinds) {
            Chance chance = streams.apply("climate " + kind.weather());
            if (chance.happens(.5)) {
                draw(kind.weather(), kind.most(), chance);
            }
        }
        List<Fault> all = new ArrayList<>(world.faults());
        all.addAll(faults);
        return world.withNetwork(world.network().withLink(link)).withFaults(all);
    }

    private void draw(Weather weather, int most, Chance chance) {
        double level = logUniform(chance, .002, .05 * most);
        switch (weather) {
            case LOSS -> link = link.losing(new Loss.Independent(level));
            case BURSTS -> link = link.losing(new Loss.Bursty(level / 10, .2, 0, .8));
            case DUPLICATION -> link = link.duplicating(level);
            case REORDERING -> link = link.reordering(level);
            case CORRUPTION -> link = link.corrupting(level);
            default -> {
                int times = 1 + chance.below(most);
                for (int time = 0; time < times; time++) {
                    strike(weather, chance);
                }
            }
        }
    }

    private void strike(Weather weather, Chance chance) {
        long from = (long) (lengthNanos * (.02 + .6 * chance.fraction()));
        long longest = lengthNanos * 4 / 5 - from;
        long lasts = (long) logUniform(chance, longest / 50.0, (double) longest);
        When at = new When.At(exactly(from));
        Optional<Span> span = Optional.of(exactly(lasts));
        NodeId node = chance.pick(world.servers());
        Target target = new Target.Named(node);
        Span small = new Span(0, Math.max(1_000_000, lasts / 100));
        switch (weather) {
            case CRASH -> out(node, from, lasts, new Fault.Crash(at, target, span, Fault.Spot.BETWEEN_HANDLERS, false));
            case CRASH_IN_HANDLER -> {
                Optional<Duration> within = Optional.of(Duration.ofNanos(longest - lasts));
                out(node, from, longest, new Fault.Crash(at, target, span, spot(chance), false, within));
            }
            case AMNESIA -> {
                if (amnesiac < budget.amnesiac()) {
                    amnesiac++;
                    out(node, from, lasts, new Fault.Crash(at, target, span, Fault.Spot.BETWEEN_HANDLERS, true));
                }
            }
            case FAILING_DISK ->
                out(
                        node,
                        from,
                        lasts,
                        new Fault.Disk(
                                at, target, Fault.Disk.Kind.IO_ERROR, small, logUniform(chance, .001, .2), span));
            case PAUSE -> faults.add(new Fault.Pause(at, target, span));
            case SLOW -> faults.add(new Fault.Slow(at, target, new Span(0, 5_000_000), span));
            case PARTITION -> faults.add(new Fault.Partition(at, halves(chance), span, Optional.empty()));
            case FLAPPING ->
                faults.add(new Fault.Partition(at, halves(chance), span, Optional.of(new Span(lasts / 20, lasts / 5))));
            case ONE_WAY -> faults.add(new Fault.OneWay(at, List.of(target), List.of(new Target.Others()), span));
            case ISOLATION -> faults.add(new Fault.Isolate(at, target, span));
            case MAJORITIES_RING -> faults.add(new Fault.MajoritiesRing(at, span));
            case CLOG -> faults.add(new Fault.Clog(at, List.of(target), List.of(new Target.Others()), span));
            case SLOW_DISK ->
                faults.add(new Fault.Disk(
                        at, target, Fault.Disk.Kind.SLOW, new Span(0, 20_000_000), logUniform(chance, .05, 1), span));
            case CLOCK_DRIFT -> faults.add(new Fault.ClockDrift(at, target, drift(chance, node, lasts), span));
            case CLOCK_JUMP -> faults.add(new Fault.ClockJump(at, target, signed(chance, mayErrNanos(node)), span));
            case BYZANTINE -> {
                if (node.index() < budget.byzantine()) {
                    faults.add(new Fault.Byzantine(at, target, strategies(chance), span));
                }
            }
            case BRIEF_CRASH -> {
                long blink = Climate.brief(world, longest, chance);
                Optional<Span> down = Optional.of(exactly(blink));
                out(node, from, blink, new Fault.Crash(at, target, down, Fault.Spot.BETWEEN_HANDLERS, false));
            }
            case LASTING_CRASH ->
                out(
                        node,
                        from,
                        world.durationNanos(),
                        new Fault.Crash(at, target, Optional.empty(), Fault.Spot.BETWEEN_HANDLERS, false));
            case CUT_LINK -> {
                if (world.servers().size() > 1) {
                    List<NodeId> two = chance.shuffle(world.servers()).subList(0, 2);
                    List<List<Target>> sides = Climate.cutLink(world, two.get(0), two.get(1), chance);
                    faults.add(new Fault.Partition(at, sides, span, Optional.empty()));
                }
            }
            case SPLIT -> {
                if (world.servers().size() > 1) {
                    List<List<Target>> sides = Climate.split(world, some(chance), chance);
                    faults.add(new Fault.Partition(at, sides, span, Optional.empty()));
                }
            }
            case ONE_WAY_SPLIT -> {
                if (world.servers().size() > 1) {
                    List<List<Target>> sides = Climate.split(world, some(chance), chance);
                    faults.add(new Fault.OneWay(at, sides.getFirst(), sides.getLast(), span));
                }
            }
            case POWER_FAILURE -> {
                if (budget.down() >= world.servers().size()) {
                    for (NodeId each : world.servers()) {
                        Optional<Span> down =
                                Optional.of(exactly((long) logUniform(chance, longest / 5000.0, (double) lasts)));
                        Target one = new Target.Named(each);
                        faults.add(new Fault.Crash(at, one, down, Fault.Spot.BETWEEN_HANDLERS, false));
                    }
                }
            }
            case LOSS, BURSTS, DUPLICATION, REORDERING, CORRUPTION ->
                throw new IllegalStateException("a property of links, not an event: " + weather);
        }
    }

    /** Adds a fault that takes a node down, unless too many would be down at the same time. */
    private void out(NodeId node, long from, long lasts, Fault fault) {
        long until = from + lasts;
        long others = outages.stream()
                .filter(outage -> outage.meets(from, until))
                .map(Outage::node)
                .filter(other -> !other.equals(node))
                .distinct()
                .count();
        if (others < budget.down()) {
            outages.add(new Outage(node, from, until));
            faults.add(fault);
        }
    }

    private static Fault.Spot spot(Chance chance) {
        return chance.pick(List.of(
                Fault.Spot.BETWEEN_EFFECTS,
                Fault.Spot.BEFORE_SAVE,
                Fault.Spot.AFTER_SAVE,
                Fault.Spot.BEFORE_SEND,
                Fault.Spot.AFTER_SEND));
    }

    /** Two sides, neither empty, drawn. */
    private List<List<Target>> halves(Chance chance) {
        List<Target> side = new ArrayList<>();
        some(chance).forEach(node -> side.add(new Target.Named(node)));
        return List.of(side, List.of(new Target.Others()));
    }

    /** Some servers, but not all if there are several. */
    private List<NodeId> some(Chance chance) {
        List<NodeId> shuffled = chance.shuffle(world.servers());
        int some = 1 + chance.below(Math.max(1, shuffled.size() - 1));
        return shuffled.subList(0, Math.min(some, shuffled.size()));
    }

    /** So much that the clock is wrong by no more than it may be in the end. */
    private long drift(Chance chance, NodeId node, long lasts) {
        long most = Math.min(MOST_DRIFT, mayErrNanos(node) / (lasts / 1_000_000 + 1));
        long may = world.clockBound()
                .map(bound -> Math.min(
                        most, bound.driftPartsPerMillion() - error(node).driftPartsPerMillion()))
                .orElse(most);
        return signed(chance, Math.max(0, may));
    }

    /** By how much more this clock may be made wrong by weather; whatever else strikes it counts where a bound is declared. */
    private long mayErrNanos(NodeId node) {
        long left = budget.clockErrorNanos()
                - ClockError.of(node, faults, world.durationNanos()).nanos();
        long within = world.clockBound()
                .map(bound ->
                        Math.min(left, bound.error().toNanos() - error(node).nanos()))
                .orElse(left);
        return Math.max(0, within);
    }

    private ClockError error(NodeId node) {
        List<Fault> all = new ArrayList<>(world.faults());
        all.addAll(faults);
        return ClockError.of(node, all, world.durationNanos());
    }

    private static long signed(Chance chance, long most) {
        return chance.below(2 * most + 1) - most;
    }

    private static List<Fault.Byzantine.Strategy> strategies(Chance chance) {
        double rate = logUniform(chance, .05, 1);
        return List.of(chance.pick(List.<Fault.Byzantine.Strategy>of(
                new Fault.Byzantine.Strategy.Silence(rate),
                new Fault.Byzantine.Strategy.Equivocate(rate),
                new Fault.Byzantine.Strategy.Alter(rate),
                new Fault.Byzantine.Strategy.Replay(rate),
                new Fault.Byzantine.Strategy.Delay(rate, Span.millis(0, 200)))));
    }

    /** As often between 1 and 10 as between 10 and 100. */
    private static double logUniform(Chance chance, double low, double high) {
        return low * StrictMath.exp(chance.fraction() * StrictMath.log(Math.max(1, high / low)));
    }

    private static Span exactly(long nanos) {
        return new Span(nanos, nanos);
    }
}
