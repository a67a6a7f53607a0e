package orrery.explore.shrink;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntConsumer;
import orrery.api.Chance;
import orrery.explore.Trial;
import orrery.explore.Trial.Played;
import orrery.run.Simulator;
import orrery.trace.Recording;
import orrery.trace.Trace;
import orrery.verdict.CheckThrewException;
import orrery.world.Deviations;
import orrery.world.World;

/** Plays smaller and smaller worlds, within a budget, and keeps the last one that fails in the same way. */
final class Attempts {

    /** A world with less in it may break the promise a little later. */
    private static final int LATER_STEPS = 50;

    private static final int MOST_OTHER_SEEDS = 200;

    /** Of how many steps whoever reads may be spared for one deviation more. */
    private static final long WORTH = 2;

    private final Trial trial;
    private final long firstOther;
    private final Chance chance;
    private final Sameness sameness;
    private final Optional<Control> control;
    private final Budget budget;
    private final IntConsumer progress;
    private final Simulator simulator = new Simulator();

    /** Nothing more may be played, whatever else there would be to try. */
    static final class Spent extends RuntimeException {
        private static final long serialVersionUID = 1;

        private Spent() {
            super(null, null, false, false);
        }
    }

    /** Under which seeds a world broke something else or nothing. Only asked, never walked. */
    private final Map<World, Set<Long>> inVain = new HashMap<>();

    private World best;
    private long seed;
    private Played played;
    private int runs;
    private long stepsPlayed;

    /** One of so many parts of the budget may be spent. */
    private int keptBack = 2;

    /** On how many steps under other seeds a smaller world is tried. */
    private long otherSteps;

    /** How many steps a smaller world may take. */
    private long patience;

    /**
     * @param trial without a climate, in the world of a failing run
     * @param start which attempt it is, from 0: each has other luck
     * @param played the failing run
     * @param progress told after each run how many there were
     */
    Attempts(Trial trial, long seed, int start, Played played, Budget budget, IntConsumer progress) {
        this.trial = trial;
        this.firstOther = seed + (long) start * MOST_OTHER_SEEDS;
        this.chance = Simulator.chance(seed, "shrinking " + start);
        this.seed = seed;
        this.best = trial.world();
        this.played = played;
        this.sameness = new Sameness(trial.protocol().checks(), played, this::trace);
        this.control = Control.of(trial, simulator, sameness.promises(), seed, steps());
        this.patience = steps();
        this.budget = budget;
        this.progress = progress;
    }

    /** From now on, a smaller world may fail under other seeds as well, which are played for about so many steps. */
    void tryOtherSeeds(long steps) {
        otherSteps = steps;
    }

    /** Keeps this world if it fails in the same way, about as soon. */
    boolean accepts(World candidate) {
        if (candidate.equals(best)) {
            return true;
        }
        Set<Long> vain = inVain.computeIfAbsent(candidate, world -> new HashSet<>());
        long most = patience + LATER_STEPS;
        if (!vain.contains(seed) && fails(candidate, seed, most)) {
            return true;
        }
        vain.add(seed);
        long others = Math.min(MOST_OTHER_SEEDS, otherSteps / most);
        for (long other = firstOther; other <= firstOther + others; other++) {
            if (!vain.contains(other) && fails(candidate, other, most)) {
                return true;
            }
            vain.add(other);
        }
        return false;
    }

    /** Keeps this world if it fails in the same way, as soon. */
    boolean acceptsAsSoon(World candidate) {
        return candidate.equals(best) || fails(candidate, seed, steps());
    }

    /** Keeps this world and seed if they fail in the same way, and with fewer steps and deviations together. */
    boolean hastens(World candidate, long under) {
        long most = size() - WORTH * Shrinker.deviations(candidate) - 1;
        boolean smaller = !(under == seed && candidate.equals(best)) && fails(candidate, under, most);
        if (smaller) {
            patience = Math.min(patience, steps());
        }
        return smaller;
    }

    /** What is made smaller. */
    long size() {
        return steps() + WORTH * Shrinker.deviations(best);
    }

    /** Looks for a seed under which the same world fails sooner. */
    void hurry(int seeds) {
        for (long other = firstOther; other < firstOther + seeds; other++) {
            fails(best, other, steps() - 1);
        }
        patience = steps();
    }

    /**
     * Plays a world, and keeps it if it fails in the same way within so many steps.
     *
     * @throws Spent if no more may be played
     */
    private boolean fails(World candidate, long under, long mostSteps) {
        if (isOver()) {
            throw new Spent();
        }
        if (mostSteps <= 0) {
            return false;
        }
        // faults that end count towards the limit, too, whether that is a step or not
        long limit = mostSteps + candidate.faults().size();
        World bounded = candidate.withMaxSteps(Math.min(candidate.maxSteps(), limit));
        Optional<Played> run = play(bounded, under);
        runs++;
        stepsPlayed += run.map(each -> each.trace().summary().steps()).orElse(0L);
        progress.accept(runs());
        if (run.isEmpty()
                || run.get().trace().end().kind() == Trace.End.Kind.STEP_LIMIT
                // all servers start, whatever the limit
                || run.get().trace().summary().steps() > mostSteps
                || !sameness.holds(run.get(), () -> traced(candidate, under), control.isPresent())
                || !control.map(right -> right.keeps(untilBroken(candidate, run.get()), under))
                        .orElse(true)) {
            return false;
        }
        best = candidate;
        seed = under;
        played = run.get();
        return true;
    }

    /** Up to where the promise is broken; what must come about in the end has all the time there is. */
    private World untilBroken(World world, Played broken) {
        long end = broken.trace().summary().timeNanos() + 1;
        return isLiveness() || end > world.durationNanos() ? world : world.withDuration(end);
    }

    /** Empty if the protocol will not run in this world, or a check cannot judge it. */
    private Optional<Played> play(World world, long under) {
        try {
            return Optional.of(trial.in(world).play(simulator, under, Recording.digestOnly()));
        } catch (IllegalArgumentException | CheckThrewException refused) {
            return Optional.empty();
        }
    }

    /** The smallest world so far. */
    World best() {
        return best;
    }

    /** Under which it fails. */
    long seed() {
        return seed;
    }

    /** The world of the failing run. */
    World failing() {
        return trial.world();
    }

    /**
     * Whether the protocol's options may be others: only where the protocol without the mistake says whether its promises can be kept
     * with them, and where all nodes have the same.
     */
    boolean mayTune() {
        return control.isPresent() && best.versions().isEmpty();
    }

    /** What is planned, and may come at another time. */
    Schedule schedule() {
        return new Schedule(mayTune());
    }

    /** The first of the other seeds. */
    long firstOther() {
        return firstOther;
    }

    /** Luck of its own, from the failing run's seed. */
    Chance chance() {
        return chance;
    }

    /** What came of it. */
    Played played() {
        return played;
    }

    /** How many steps it took. */
    long steps() {
        return played.trace().summary().steps();
    }

    /** Its run, with all its steps. */
    Trace trace() {
        return traced(best, seed);
    }

    private Trace traced(World world, long under) {
        return trial.in(world).play(simulator, under, Recording.everything()).trace();
    }

    /** All that its messages did otherwise than in a calm network. */
    Deviations deviations() {
        Trace trace = trace();
        return Extraction.of(best, trace, simulator.took());
    }

    List<String> promises() {
        return sameness.promises();
    }

    /** Whether what is broken is that something good happens in the end, which faults may well prevent for ever. */
    boolean isLiveness() {
        return sameness.isLiveness();
    }

    int runs() {
        return runs + control.map(Control::runs).orElse(0);
    }

    /** From now on, all that is left may be spent; until then, half of the budget is kept back. */
    void spendAll() {
        keptBack = 1;
    }

    boolean isOver() {
        long steps = stepsPlayed + control.map(Control::steps).orElse(0L);
        return runs() >= budget.runs() / keptBack || steps >= budget.steps() / keptBack;
    }
}
