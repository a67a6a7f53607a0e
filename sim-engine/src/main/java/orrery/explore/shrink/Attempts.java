package orrery.explore.shrink;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntConsumer;
import orrery.explore.Trial;
import orrery.explore.Trial.Played;
import orrery.run.Simulator;
import orrery.trace.Recording;
import orrery.trace.Trace;
import orrery.verdict.Verdict;
import orrery.world.Deviations;
import orrery.world.World;

/** Plays smaller and smaller worlds, within a budget of runs, and keeps the last one that breaks the same promises. */
final class Attempts {

    /** A smaller world may take its time, but not for ever. */
    private static final int SLOWER = 3;

    private static final int FEW_STEPS = 2_000;

    private final Trial trial;
    private final long seed;
    private final List<String> promises;
    private final int budget;
    private final IntConsumer progress;
    private final Simulator simulator = new Simulator();
    private final long mostSteps;

    /** Worlds that broke something else or nothing. Only asked, never walked. */
    private final Set<World> inVain = new HashSet<>();

    private World best;
    private Played played;
    private int runs;

    /**
     * @param trial without a climate, in the world of a failing run
     * @param played the failing run
     * @param progress told after each run how many there were
     */
    Attempts(Trial trial, long seed, Played played, int budget, IntConsumer progress) {
        this.trial = trial;
        this.seed = seed;
        this.best = trial.world();
        this.played = played;
        this.promises = broken(played);
        this.budget = budget;
        this.progress = progress;
        this.mostSteps =
                Math.min(best.maxSteps(), SLOWER * played.trace().summary().steps() + FEW_STEPS);
    }

    static List<String> broken(Played played) {
        return played.verdicts().stream()
                .filter(Verdict::broken)
                .map(Verdict::promise)
                .toList();
    }

    /** Keeps this world if it breaks the same promises. What a protocol will not run in breaks nothing. */
    boolean accepts(World candidate) {
        if (candidate.equals(best)) {
            return true;
        }
        if (isOver() || !inVain.add(candidate)) {
            return false;
        }
        Optional<Played> run = play(candidate.withMaxSteps(mostSteps), Recording.digestOnly());
        runs++;
        progress.accept(runs);
        if (run.isEmpty() || !broken(run.get()).equals(promises)) {
            return false;
        }
        best = candidate;
        played = run.get();
        return true;
    }

    /** Tries the calm network from the beginning. */
    void calm() {
        accepts(best.withNetwork(best.network().with(Deviations.NONE)));
    }

    private Optional<Played> play(World world, Recording recording) {
        try {
            return Optional.of(trial.in(world).play(simulator, seed, recording));
        } catch (IllegalArgumentException refused) {
            return Optional.empty();
        }
    }

    /** The smallest world so far. */
    World best() {
        return best;
    }

    long seed() {
        return seed;
    }

    /** When the promise breaks in it. */
    long brokenAtNanos() {
        return played.trace().summary().timeNanos();
    }

    /** Its run, with all its steps. */
    Trace trace() {
        return play(best, Recording.everything()).orElseThrow().trace();
    }

    /** What came of it. */
    Played played() {
        return played;
    }

    List<String> promises() {
        return promises;
    }

    int runs() {
        return runs;
    }

    boolean isOver() {
        return runs >= budget;
    }
}
