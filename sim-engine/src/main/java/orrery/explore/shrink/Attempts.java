package orrery.explore.shrink;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntConsumer;
import orrery.api.Check;
import orrery.explore.Trial;
import orrery.explore.Trial.Played;
import orrery.run.Simulator;
import orrery.trace.Recording;
import orrery.trace.Trace;
import orrery.verdict.Verdict;
import orrery.world.World;

/** Plays smaller and smaller worlds, within a budget of runs, and keeps the last one that breaks the same promises. */
final class Attempts {

    /** A world with less in it may break the promise a little later. */
    private static final int LATER_STEPS = 50;

    private final Trial trial;
    private final long firstSeed;
    private final List<String> promises;
    private final boolean liveness;
    private final int budget;
    private final IntConsumer progress;
    private final Simulator simulator = new Simulator();

    /** What broke something else or nothing. Only asked, never walked. */
    private final Set<Try> inVain = new HashSet<>();

    private record Try(World world, long seed) {}

    private World best;
    private long seed;
    private Played played;
    private int runs;

    /** Under how many other seeds a smaller world is tried. */
    private int otherSeeds;

    /** How many steps a smaller world may take. */
    private long patience;

    /**
     * @param trial without a climate, in the world of a failing run
     * @param played the failing run
     * @param progress told after each run how many there were
     */
    Attempts(Trial trial, long seed, Played played, int budget, IntConsumer progress) {
        this.trial = trial;
        this.firstSeed = seed;
        this.seed = seed;
        this.best = trial.world();
        this.played = played;
        this.promises = broken(played);
        this.patience = played.trace().summary().steps();
        this.liveness = trial.protocol().checks().stream()
                .anyMatch(check -> check instanceof Check.Eventually && promises.contains(check.promise()));
        this.budget = budget;
        this.progress = progress;
    }

    private static List<String> broken(Played played) {
        return played.verdicts().stream()
                .filter(Verdict::broken)
                .map(Verdict::promise)
                .toList();
    }

    /** From now on, a smaller world may break the promises under one of so many other seeds as well. */
    void tryOtherSeeds(int count) {
        otherSeeds = count;
    }

    /** Keeps this world if it breaks the same promises, about as soon. */
    boolean accepts(World candidate) {
        if (candidate.equals(best)) {
            return true;
        }
        long most = patience + LATER_STEPS;
        if (breaks(candidate, seed, most)) {
            return true;
        }
        for (long other = firstSeed; other <= firstSeed + otherSeeds; other++) {
            if (other != seed && breaks(candidate, other, most)) {
                return true;
            }
        }
        return false;
    }

    /** Looks for a seed under which the same world breaks the promises sooner. */
    void hurry(int seeds) {
        for (long other = firstSeed; other < firstSeed + seeds; other++) {
            breaks(best, other, steps() - 1);
        }
        patience = steps();
    }

    /** Plays a world, and keeps it if it breaks the same promises within so many steps. */
    private boolean breaks(World candidate, long under, long mostSteps) {
        if (isOver() || inVain.contains(new Try(candidate, under))) {
            return false;
        }
        Optional<Played> run = play(candidate.withMaxSteps(Math.min(candidate.maxSteps(), mostSteps)), under);
        runs++;
        progress.accept(runs);
        if (run.isEmpty()
                || run.get().trace().end().kind() == Trace.End.Kind.STEP_LIMIT
                || !broken(run.get()).equals(promises)) {
            inVain.add(new Try(candidate, under));
            return false;
        }
        best = candidate;
        seed = under;
        played = run.get();
        return true;
    }

    /** Empty if the protocol will not run in this world. */
    private Optional<Played> play(World world, long under) {
        try {
            return Optional.of(trial.in(world).play(simulator, under, Recording.digestOnly()));
        } catch (IllegalArgumentException refused) {
            return Optional.empty();
        }
    }

    /** The smallest world so far. */
    World best() {
        return best;
    }

    /** Under which it breaks the promises. */
    long seed() {
        return seed;
    }

    /** What came of it. */
    Played played() {
        return played;
    }

    /** How many steps it took. */
    private long steps() {
        return played.trace().summary().steps();
    }

    /** Its run, with all its steps. */
    Trace trace() {
        return trial.in(best).play(simulator, seed, Recording.everything()).trace();
    }

    List<String> promises() {
        return promises;
    }

    /** Whether what is broken is that something good happens in the end, which faults may well prevent for ever. */
    boolean isLiveness() {
        return liveness;
    }

    int runs() {
        return runs;
    }

    boolean isOver() {
        return runs >= budget;
    }
}
