package orrery.explore;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import orrery.api.Chance;
import orrery.api.Span;
import orrery.explore.Strategy.Kind;
import orrery.run.Simulator;
import orrery.world.Climate;
import orrery.world.Fault;
import orrery.world.Fault.When;
import orrery.world.Retold;
import orrery.world.World;

/**
 * One change of a world that is worth a second look: a fault more or less, earlier, later, longer or shorter, what follows it replaced,
 * other luck on the links, another pace. Decisions have addresses, so up to the first fault that changed the run stays the
 * same: it goes on from what was reached. Nothing comes of a change that the climate does not allow.
 */
final class Mutation {

    private static final int TRIES = 8;

    private static final List<Kind> PACES = List.of(Kind.PLAIN, Kind.WEIGHTED, Kind.POS, Kind.PCT_2, Kind.PCT_3);

    private final Trial trial;
    private final Simulator simulator;
    private final long seed;
    private final Chance chance;
    private final long mutation;

    /**
     * @param seed under which the world is played
     * @param mutation from which the change is drawn
     */
    Mutation(Trial trial, Simulator simulator, long seed, long mutation) {
        this.trial = trial;
        this.simulator = simulator;
        this.seed = seed;
        this.mutation = mutation;
        this.chance = Simulator.chance(mutation, "mutation");
    }

    World of(World world) {
        Optional<Climate> climate = trial.climate();
        if (climate.isEmpty()) {
            return paced(world);
        }
        for (int time = 0; time < TRIES; time++) {
            World changed = change(world, climate.get());
            if (!changed.equals(world) && climate.get().allows(trial.world(), changed)) {
                return changed;
            }
        }
        return paced(world);
    }

    private World change(World world, Climate climate) {
        World donor = climate.over(trial.world(), stream -> Simulator.chance(mutation, stream));
        List<Fault> faults = drawn(world);
        return switch (chance.below(8)) {
            case 0 -> with(world, plus(faults, drawn(donor)));
            case 1 -> with(world, without(faults));
            case 2 -> with(world, moved(faults, climate.lengthNanos(world)));
            case 3 -> with(world, spliced(faults, drawn(donor), climate.lengthNanos(world)));
            case 4 -> world.withNetwork(world.network().withLink(donor.network().link()));
            case 5 -> paced(world);
            default ->
                Striking.in(climate)
                        ? new Landmarks(new Striking(trial, climate, simulator, seed))
                                .strike(world, 0, chance)
                                .orElse(world)
                        : world;
        };
    }

    /** What stands in the scenario stays as it is. */
    private List<Fault> drawn(World world) {
        return world.faults()
                .subList(trial.world().faults().size(), world.faults().size());
    }

    private World with(World world, List<Fault> others) {
        List<Fault> all = new ArrayList<>(trial.world().faults());
        all.addAll(others);
        return world.withFaults(all);
    }

    private List<Fault> plus(List<Fault> faults, List<Fault> others) {
        List<Fault> more = new ArrayList<>(faults);
        if (!others.isEmpty()) {
            more.add(chance.pick(others));
        }
        return more;
    }

    private List<Fault> without(List<Fault> faults) {
        List<Fault> fewer = new ArrayList<>(faults);
        if (!fewer.isEmpty()) {
            fewer.remove(chance.below(fewer.size()));
        }
        return fewer;
    }

    /** One of them at another time, near or far, and for another while. */
    private List<Fault> moved(List<Fault> faults, long lengthNanos) {
        List<Fault> others = new ArrayList<>(faults);
        if (!others.isEmpty()) {
            int which = chance.below(others.size());
            long most = lengthNanos * 4 / 5;
            long from = Math.max(1, strikes(others.get(which)) + shift(most));
            long lasts = others.get(which)
                    .lasts()
                    .map(span -> Math.max(1, (long) (span.minNanos() * StrictMath.exp(2 * chance.fraction() - 1))))
                    .orElse(1L);
            if (from + lasts <= most) {
                Fault moved = Retold.with(others.get(which), "when", new When.At(exactly(from)));
                others.set(
                        which,
                        moved.lasts().isEmpty()
                                ? moved
                                : inTime(
                                        Retold.with(moved, "lasts", Optional.of(exactly(lasts))), most - from - lasts));
            }
        }
        return others;
    }

    /** A crash inside a handler that still waits for one must not come so late that the node is down for longer. */
    private static Fault inTime(Fault fault, long mostNanos) {
        return fault instanceof Fault.Crash crash && crash.within().isPresent()
                ? Retold.with(fault, "within", Optional.of(Duration.ofNanos(mostNanos)))
                : fault;
    }

    /** As often by a ten-thousandth of the run as by a tenth of it. */
    private long shift(long most) {
        long far = (long) (most * StrictMath.exp(chance.fraction() * StrictMath.log(1e-4)) / 2);
        return chance.happens(.5) ? far : -far;
    }

    /** Up to a moment these, and from then on the others. */
    private List<Fault> spliced(List<Fault> faults, List<Fault> others, long lengthNanos) {
        long moment = (long) (chance.fraction() * lengthNanos * .7);
        List<Fault> both = new ArrayList<>(
                faults.stream().filter(fault -> strikes(fault) < moment).toList());
        both.addAll(others.stream().filter(fault -> strikes(fault) >= moment).toList());
        return both;
    }

    private World paced(World world) {
        return new Weather(trial, simulator, mutation).atPaceOf(chance.pick(PACES), world);
    }

    private static long strikes(Fault fault) {
        return fault.when() instanceof When.At(Span time) ? time.minNanos() : 0;
    }

    private static Span exactly(long nanos) {
        return new Span(nanos, nanos);
    }
}
