package orrery.explore.fuzz;

import orrery.explore.Trial;
import orrery.run.Simulator;
import orrery.trace.Recording;

/**
 * Plays one seed after another, several at a time: each thread plays whole runs with a simulator of its own, and nothing is
 * shared between them.
 */
public final class Campaign {

    private Campaign() {}

    /** Takes what became of a seed. */
    @FunctionalInterface
    public interface Taker {
        /** @return false if that is enough */
        boolean take(Seeded seeded);
    }

    /** Something of ours failed while a seed was played. */
    public static final class SeedFailedException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        SeedFailedException(long seed, Throwable cause) {
            super("seed " + seed + ": " + cause, cause);
        }
    }

    /**
     * Plays the seeds from {@code first} to {@code last}; takes what became of them in their order, on this thread.
     *
     * @param jobs how many threads play
     * @throws SeedFailedException if a check or the kernel itself fails
     */
    public static void play(Trial trial, long first, long last, int jobs, Taker taker) {
        InOrder.each(first, last, jobs, (seed, simulator) -> play(trial, seed, simulator), taker::take);
    }

    private static Seeded play(Trial trial, long seed, Simulator simulator) {
        Outlines outlines =
                new Outlines(trial.protocol(), trial.world().servers().size());
        try {
            return Seeded.of(seed, trial.play(simulator, seed, Recording.digestOnly(), outlines), outlines);
        } catch (RuntimeException | Error failure) {
            throw new SeedFailedException(seed, failure);
        }
    }
}
