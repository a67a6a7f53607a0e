package orrery.explore.fuzz;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import orrery.explore.Trial;
import orrery.run.Simulator;
import orrery.trace.Recording;

/**
 * Plays one seed after another, several at a time: each thread plays whole runs with a simulator of its own, and nothing is
 * shared between them.
 */
public final class Campaign {

    /** How many seeds of each thread may be played ahead of the one that is waited for. */
    private static final int AHEAD = 16;

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
        ThreadLocal<Simulator> simulators = ThreadLocal.withInitial(Simulator::new);
        ExecutorService threads = Executors.newFixedThreadPool(jobs, work -> {
            Thread thread = new Thread(work, "seeds");
            thread.setDaemon(true);
            return thread;
        });
        try {
            Deque<Future<Seeded>> playing = new ArrayDeque<>();
            long next = first;
            boolean more = true;
            while (more && (!playing.isEmpty() || next <= last)) {
                while (next <= last && playing.size() < jobs * AHEAD) {
                    long seed = next++;
                    playing.add(threads.submit(() -> play(trial, seed, simulators.get())));
                }
                more = taker.take(await(playing.remove(), next - playing.size() - 1));
            }
        } finally {
            threads.shutdownNow();
        }
    }

    /** Plays one seed. */
    static Seeded play(Trial trial, long seed, Simulator simulator) {
        Outlines outlines =
                new Outlines(trial.protocol(), trial.world().servers().size());
        return Seeded.of(seed, trial.play(simulator, seed, Recording.digestOnly(), outlines), outlines.seen());
    }

    private static Seeded await(Future<Seeded> played, long seed) {
        try {
            return played.get();
        } catch (ExecutionException failed) {
            throw new SeedFailedException(seed, Objects.requireNonNullElse(failed.getCause(), failed));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new SeedFailedException(seed, stopped);
        }
    }
}
