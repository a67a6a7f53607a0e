package orrery.explore.shrink;

import java.util.List;
import java.util.Optional;
import orrery.explore.Trial;
import orrery.explore.Trial.Played;
import orrery.run.Simulator;
import orrery.trace.Recording;
import orrery.verdict.CheckThrewException;
import orrery.verdict.Verdict;
import orrery.world.World;

/**
 * The protocol without the mistake, in the same worlds: where it keeps what the wrong twin breaks, the failure is the mistake's
 * and not the world's.
 */
final class Control {

    /** What a world with other options is like, no single run says. */
    private static final int OTHER_SEEDS = 4;

    /** A run that keeps its promises goes on longer than one that ends where they are broken. */
    private static final long MORE_STEPS = 100_000;

    private final Trial right;
    private final Simulator simulator;
    private final List<String> promises;
    private final World untuned;
    private final long mostSteps;
    private int runs;
    private long steps;

    private Control(Trial right, Simulator simulator, List<String> promises, long failingSteps) {
        this.right = right;
        this.simulator = simulator;
        this.promises = promises;
        this.untuned = right.world();
        this.mostSteps = failingSteps + MORE_STEPS;
    }

    /**
     * Empty if nobody knows the protocol without the mistake, or if it breaks a promise of these itself where the failing run was
     * played.
     *
     * @param trial in whose world a run fails under this seed
     */
    static Optional<Control> of(Trial trial, Simulator simulator, List<String> promises, long seed, long failingSteps) {
        return trial.right()
                .map(right -> new Control(trial.of(right), simulator, promises, failingSteps))
                .filter(control -> control.keeps(trial.world(), seed));
    }

    /**
     * Whether the promises are kept in this world under this seed. With other options than the scenario's, or slower messages, no other
     * seed may break them, either, under which they are kept with the scenario's.
     */
    boolean keeps(World world, long seed) {
        if (!keepsOnce(world, seed)) {
            return false;
        }
        World as = Schedule.taking(world.withOptions(untuned.options()), Schedule.latency(untuned));
        int others = as.equals(world) ? 0 : OTHER_SEEDS;
        for (long other = seed + 1; other <= seed + others; other++) {
            if (!keepsOnce(world, other) && keepsOnce(as, other)) {
                return false;
            }
        }
        return true;
    }

    private boolean keepsOnce(World world, long seed) {
        try {
            World bounded = world.withMaxSteps(Math.min(world.maxSteps(), mostSteps));
            Played played = right.in(bounded).play(simulator, seed, Recording.digestOnly());
            runs++;
            steps += played.trace().summary().steps();
            return played.verdicts().stream()
                    .filter(verdict -> promises.contains(verdict.promise()))
                    .allMatch(verdict -> verdict.status() == Verdict.Status.HELD);
        } catch (IllegalArgumentException | CheckThrewException refused) {
            return false;
        }
    }

    int runs() {
        return runs;
    }

    long steps() {
        return steps;
    }
}
