package orrery.explore.fuzz;

import java.util.List;
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
        goOn(trial, List.of(), first, last, jobs, taker);
    }

    /**
     * The same, where a campaign was stopped.
     *
     * @param known what became of the seeds before {@code next}, from the campaign's first
     */
    public static void goOn(Trial trial, List<Seeded> known, long next, long last, int jobs, Taker taker) {
        Corpus corpus = new Corpus(
                trial.strategy(), known.isEmpty() ? next : known.getFirst().seed());
        for (Seeded seeded : known) {
            corpus.origin(seeded.seed());
            corpus.add(seeded);
        }
        InOrder.each(
                next,
                last,
                jobs,
                corpus::generation,
                seed -> {
                    Origin origin = corpus.origin(seed);
                    return simulator -> play(trial, seed, origin, simulator);
                },
                seeded -> {
                    corpus.add(seeded);
                    return taker.take(seeded);
                });
    }

    /** Plays one seed of a campaign. */
    static Seeded play(Trial trial, long seed, Origin origin, Simulator simulator) {
        Outlines outlines =
                new Outlines(trial.protocol(), trial.world().servers().size());
        try {
            return Seeded.of(
                    seed,
                    origin,
                    trial.by(origin.strategy()).play(simulator, origin.seed(), Recording.digestOnly(), outlines),
                    outlines);
        } catch (RuntimeException | Error failure) {
            throw new SeedFailedException(seed, failure);
        }
    }
}
