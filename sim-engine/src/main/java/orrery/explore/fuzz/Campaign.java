package orrery.explore.fuzz;

import orrery.explore.Trial;
import orrery.run.Simulator;
import orrery.trace.Recording;

/**
 * Plays one seed after another, several at a time: each thread plays whole runs with a simulator of its own, and nothing is
 * shared between them.
 */
public final class Campaign {

    private final Trial trial;
    private final Corpus corpus;

    /** The first seed that was not played yet. */
    private long next;

    /** @param first its first seed */
    public Campaign(Trial trial, long first) {
        this.trial = trial;
        this.corpus = new Corpus(trial.strategy(), first);
        this.next = first;
    }

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

    /** Plays the seeds from {@code first} to {@code last}: a campaign that begins and is not stopped. */
    public static void play(Trial trial, long first, long last, int jobs, Taker taker) {
        new Campaign(trial, first).play(last, jobs, taker);
    }

    /** Goes on after a seed that was played before; from the first one on, in their order. */
    public void recall(Seeded known) {
        corpus.origin(known.seed());
        corpus.add(known);
        next = known.seed() + 1;
    }

    /**
     * Plays the seeds up to {@code last}; takes what became of them in their order, on this thread.
     *
     * @param jobs how many threads play
     * @throws SeedFailedException if a check or the kernel itself fails
     */
    public void play(long last, int jobs, Taker taker) {
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
                    next = seeded.seed() + 1;
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
        } catch (OutOfMemoryError large) {
            throw large;
        } catch (RuntimeException | Error failure) {
            throw new SeedFailedException(seed, failure);
        }
    }
}
