package orrery.explore.shrink;

import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;
import orrery.explore.Trial;
import orrery.explore.Trial.Played;
import orrery.trace.Recording;
import orrery.world.Deviations;
import orrery.world.World;

/**
 * Finds the smallest world in which a trial still breaks the promises that it breaks under a seed. What nodes and clients
 * draw stays as the seed has it; everything else is taken away piece by piece, the largest first (hierarchical delta
 * debugging: Misherghi and Su, ICSE 2006), and each try is a run. The same trial and seed shrink to the same world, however
 * long that takes on a machine: the budget counts runs.
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

        private Shrunk after(int allRuns, boolean over) {
            return new Shrunk(promises, before, world, seed, after, allRuns, over);
        }

        /** How many deviations from the calm world are left, faults and messages together. */
        public int deviations() {
            return world.faults().size()
                    + world.network().deviations().orElse(Deviations.NONE).all().size();
        }
    }

    /** Empty if the trial breaks nothing under this seed. */
    public Optional<Shrunk> shrink(long seed) {
        Trial drawn = trial.in(trial.weather(seed));
        Played before = drawn.play(seed, Recording.digestOnly());
        if (before.held()) {
            return Optional.empty();
        }
        // what is taken away first decides what can be taken away later, so one looks more than once
        Optional<Shrunk> smallest = Optional.empty();
        int runs = 0;
        boolean exhausted = false;
        for (int start = 0; start < STARTS && runs < budget.runs(); start++) {
            int earlier = runs;
            Attempts attempts = new Attempts(
                    drawn, seed, start, before, budget.part(STARTS), count -> progress.accept(earlier + count));
            shrink(attempts);
            runs += attempts.runs();
            exhausted |= attempts.isOver();
            if (smallest.filter(found -> isNoLarger(found, attempts)).isEmpty()) {
                smallest = Optional.of(shrunk(before, attempts));
            }
        }
        int played = runs;
        boolean over = exhausted;
        return smallest.map(found -> found.after(played, over));
    }

    private static boolean isNoLarger(Shrunk found, Attempts other) {
        return found.after().trace().summary().steps() <= other.steps();
    }

    private static Shrunk shrunk(Played before, Attempts attempts) {
        return new Shrunk(
                attempts.promises(),
                before,
                attempts.best(),
                attempts.seed(),
                attempts.played(),
                attempts.runs(),
                attempts.isOver());
    }

    private static void shrink(Attempts attempts) {
        FaultPass faults = new FaultPass(attempts);
        NetworkPass network = new NetworkPass(attempts);
        MessagePass messages = new MessagePass(attempts);
        WorldPass world = new WorldPass(attempts);
        TimePass time = new TimePass(attempts);
        ExactPass exact = new ExactPass(attempts);
        Descent descent = new Descent(attempts);
        // while chance decides in the network, a smaller world is as good a world as any: it may fail under another
        // seed
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
        } while (!smaller.equals(attempts.best()) && !attempts.isOver());
        attempts.tryOtherSeeds(0);
        attempts.spendAll();
        exact.faults();
        network.writeDown();
        // first what this very run can do without, and then what a run like it can
        for (long otherSteps : new long[] {0, OTHER_STEPS}) {
            attempts.tryOtherSeeds(otherSteps);
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
            } while (!smaller.equals(attempts.best()) && !attempts.isOver());
            exact.round();
        }
        time.cut();
    }
}
