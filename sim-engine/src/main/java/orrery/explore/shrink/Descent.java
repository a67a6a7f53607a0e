package orrery.explore.shrink;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import orrery.api.Chance;
import orrery.api.Span;
import orrery.world.Deviations;
import orrery.world.Deviations.Deviation;
import orrery.world.Deviations.Fate;
import orrery.world.Fault;
import orrery.world.Retold;
import orrery.world.Workload;
import orrery.world.World;

/**
 * Looks around the smallest world for one that is no larger and fails sooner: under another seed, with one time in it
 * shorter, or with one of the protocol's options tuned. Where things happen next to each other that were far apart, everything in between is gone, and what fails in fewer
 * steps can often do without something else.
 */
final class Descent {

    /** It ends after so many in a row that were not better. */
    private static final int IN_VAIN = 2_000;

    private static final int SEEDS = 100_000;

    /** Questions a second. */
    private static final double FASTEST = 500;

    private final Attempts attempts;
    private final Chance chance;
    private final Tuning tuning;

    Descent(Attempts attempts) {
        this.attempts = attempts;
        this.chance = attempts.chance();
        this.tuning = new Tuning(attempts);
    }

    void descend() {
        for (int inVain = 0; inVain < IN_VAIN; inVain++) {
            boolean moved = chance.happens(.5);
            World world = moved ? neighbour(attempts.best()) : attempts.best();
            long seed = moved && chance.happens(.5) ? attempts.seed() : attempts.firstOther() + chance.below(SEEDS);
            if (attempts.hastens(world, seed)) {
                inVain = 0;
            }
        }
    }

    /** The same world with one thing in it other; half of the time with another on top, and so on. */
    private World neighbour(World world) {
        World other = other(world);
        while (chance.happens(.5)) {
            other = other(other);
        }
        return other;
    }

    /** With one time in it shorter, one option tuned, everything further apart, or one thing less. */
    private World other(World world) {
        int faults = world.faults().size();
        List<Deviation> deviations =
                world.network().deviations().map(Deviations::all).orElse(List.of());
        int asked = world.clients().isEmpty() ? 0 : 1;
        List<String> options = tuning.parts(world.options());
        int place = chance.below(faults + deviations.size() + asked + options.size() + 2);
        if (place < faults) {
            List<Fault> others = new ArrayList<>(world.faults());
            others.set(place, shorter(others.get(place)));
            return world.withFaults(others);
        }
        place -= faults;
        if (place < deviations.size()) {
            List<Deviation> others = new ArrayList<>(deviations);
            others.set(place, shorter(others.get(place)));
            return distinct(others) ? world.withNetwork(world.network().with(new Deviations(others))) : world;
        }
        place -= deviations.size();
        if (place < asked) {
            return world.withWorkload(shorter(world.workload()));
        }
        place -= asked;
        if (place < options.size()) {
            String option = options.get(place);
            return chance.happens(.5)
                    ? tuning.sooner(world, option)
                    : world.withOptions(tuning.other(world.options(), option));
        }
        return place == options.size() ? tuning.stretched(world) : less(world, deviations);
    }

    /** Without one of its faults, deviations, servers or clients. */
    private World less(World world, List<Deviation> deviations) {
        int faults = world.faults().size();
        int nodes = world.nodes().size();
        int place = chance.below(faults + deviations.size() + nodes);
        if (place < faults) {
            List<Fault> others = new ArrayList<>(world.faults());
            others.remove(place);
            return world.withFaults(others);
        }
        place -= faults;
        if (place < deviations.size()) {
            List<Deviation> others = new ArrayList<>(deviations);
            others.remove(place);
            return world.withNetwork(world.network().with(new Deviations(others)));
        }
        place -= deviations.size();
        int servers = world.servers().size();
        if (place < servers) {
            return servers == 1
                    ? world
                    : Without.node(world, world.servers().get(place), attempts.mayTune())
                            .orElse(world);
        }
        // clients are numbered, so the last goes
        return Without.node(world, world.clients().getLast(), false).orElse(world);
    }

    private Fault shorter(Fault fault) {
        Optional<Span> lasts = fault.lasts().filter(span -> chance.happens(.5));
        if (lasts.isPresent()) {
            return Retold.with(fault, "lasts", Optional.of(shorter(lasts.get())));
        }
        return fault.when() instanceof Fault.When.At(Span time)
                ? Retold.with(fault, "when", new Fault.When.At(shorter(time)))
                : fault;
    }

    private Span shorter(Span span) {
        long less = shorter(span.minNanos());
        return new Span(less, less);
    }

    private long shorter(long nanos) {
        return chance.below(Math.max(1, nanos));
    }

    /** An earlier message of its link, or a shorter time. */
    private Deviation shorter(Deviation deviation) {
        long nth = chance.happens(.5) ? chance.below(deviation.nth() + 1) : deviation.nth();
        Fate fate = switch (deviation.fate()) {
            case Fate.Takes(long nanos) when chance.happens(.5) -> new Fate.Takes(1 + shorter(nanos));
            case Fate.Copied(long nanos) when chance.happens(.5) -> new Fate.Copied(1 + shorter(nanos));
            default -> deviation.fate();
        };
        return new Deviation(deviation.from(), deviation.to(), nth, fate);
    }

    private static boolean distinct(List<Deviation> deviations) {
        return deviations.stream()
                        .map(each -> List.of(
                                each.from(), each.to(), each.nth(), each.fate().getClass()))
                        .distinct()
                        .count()
                == deviations.size();
    }

    /** Questions come twice as fast, begin at another time, or stop sooner. */
    private Workload shorter(Workload asked) {
        if (asked.loop() instanceof Workload.Loop.Open(double rate) && chance.happens(.5)) {
            return asked.with(new Workload.Loop.Open(Math.min(rate * 2, FASTEST)));
        }
        long from = asked.fromNanos();
        long until = Math.min(asked.untilNanos(), attempts.best().durationNanos());
        return chance.happens(.5)
                ? asked.between(shorter(until), until)
                : asked.between(from, from + shorter(until - from));
    }
}
