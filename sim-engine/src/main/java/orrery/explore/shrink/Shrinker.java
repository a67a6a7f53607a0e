package orrery.explore.shrink;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import orrery.explore.Trial;
import orrery.explore.Trial.Played;
import orrery.trace.Recording;
import orrery.world.Deviations;
import orrery.world.World;

/**
 * Finds the smallest world in which a trial still fails as it does under a seed. Everything is taken away piece by piece, the
 * largest first (hierarchical delta debugging: Misherghi and Su, ICSE 2006), and each try is a run. The same trial and seed
 * shrink to the same world, however long that takes on a machine: the budget counts what is played.
 */
public final class Shrinker {

    private static final long OTHER_STEPS = 60_000;
    private static final int SHORTER_SEEDS = 60;
    private static final int STARTS = 3;

    private final Trial trial;
    private final Budget budget;
    private final IntConsumer progress;

    /**
     * @param budget how much may be played
     * @param progress told after each run how many there were
     */
    public Shrinker(Trial trial, Budget budget, IntConsumer progress) {
        this.trial = trial;
        this.budget = budget;
        this.progress = progress;
    }

    /**
     * What a failure was shrunk to.
     *
     * @param promises all that are broken, before and after
     * @param before the run as it was
     * @param world what is left
     * @param seed under which it breaks the same promises
     * @param after its run
     * @param runs how many were played
     * @param exhausted whether the budget was used up before nothing more could be taken away
     */
    public record Shrunk(
            List<String> promises, Played before, World world, long seed, Played after, int runs, boolean exhausted) {

        /** How many deviations from the calm world are left, faults and messages together. */
        public int deviations() {
            return Shrinker.deviations(world);
        }
    }

    /** Empty if the trial breaks nothing under this seed. */
    public Optional<Shrunk> shrink(long seed) {
        Trial drawn = trial.in(trial.weather(seed));
        Played before = drawn.play(seed, Recording.digestOnly());
        if (before.held()) {
            return Optional.empty();
        }
        // what is taken away first decides what can be taken away later, so one begins more than once
        List<Attempts> starts = new ArrayList<>();
        int runs = 0;
        while (starts.size() < STARTS && runs < budget.runs()) {
            int earlier = runs;
            Attempts attempts = new Attempts(
                    drawn, seed, starts.size(), before, budget.part(STARTS), count -> progress.accept(earlier + count));
            shrink(attempts);
            runs += attempts.runs();
            starts.add(attempts);
        }
        Attempts smallest =
                starts.stream().min(Comparator.comparingLong(Attempts::size)).orElseThrow();
        return Optional.of(new Shrunk(
                smallest.promises(),
                before,
                smallest.best(),
                smallest.seed(),
                smallest.played(),
                runs,
                starts.stream().anyMatch(Attempts::isOver)));
    }

    static int deviations(World world) {
        return world.faults().size()
                + world.network().deviations().orElse(Deviations.NONE).all().size();
    }

    private static void shrink(Attempts attempts) {
        asFarAsItMay(attempts, Shrinker::inChancyWorlds);
        attempts.spendAll();
        asFarAsItMay(attempts, Shrinker::writtenDown);
    }

    private static void asFarAsItMay(Attempts attempts, Consumer<Attempts> part) {
        try {
            part.accept(attempts);
        } catch (Attempts.Spent over) {
            // the smallest world so far is kept
        }
    }

    /**
     * While chance decides in the network, a smaller world is as good a world as any: it may fail under another seed.
     */
    private static void inChancyWorlds(Attempts attempts) {
        FaultPass faults = new FaultPass(attempts);
        NetworkPass network = new NetworkPass(attempts);
        WorldPass world = new WorldPass(attempts);
        TimePass time = new TimePass(attempts);
        Descent descent = new Descent(attempts);
        attempts.tryOtherSeeds(OTHER_STEPS);
        World smaller;
        do {
            smaller = attempts.best();
            network.shrink();
            faults.shrink();
            world.shrink();
            time.cut();
            time.hasten();
            attempts.hurry(SHORTER_SEEDS);
            descent.descend();
        } while (!smaller.equals(attempts.best()));
    }

    private static void writtenDown(Attempts attempts) {
        FaultPass faults = new FaultPass(attempts);
        MessagePass messages = new MessagePass(attempts);
        WorldPass world = new WorldPass(attempts);
        TimePass time = new TimePass(attempts);
        ExactPass exact = new ExactPass(attempts);
        Descent descent = new Descent(attempts);
        attempts.tryOtherSeeds(0);
        exact.faults();
        new NetworkPass(attempts).writeDown();
        // first what this very run can do without, and then what a run like it can
        for (long otherSteps : new long[] {0, OTHER_STEPS}) {
            attempts.tryOtherSeeds(otherSteps);
            World smaller;
            do {
                smaller = attempts.best();
                time.cut();
                messages.shrink();
                faults.shrink();
                faults.simplify();
                world.shrink();
                time.hasten();
                if (otherSteps > 0) {
                    descent.descend();
                }
            } while (!smaller.equals(attempts.best()));
            exact.round();
            new Tuning(attempts).restore();
        }
        time.cut();
    }
}
