package orrery.explore.fuzz;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.LongFunction;
import java.util.function.LongUnaryOperator;
import java.util.function.Predicate;
import orrery.run.Simulator;

/**
 * Does numbered work on several threads and hands over what came of it in the order of the numbers. Each thread has a
 * simulator of its own, and nothing is shared between them. The only place that knows threads.
 */
public final class InOrder {

    /** How many numbers of each thread may be worked on ahead of the one that is waited for. */
    private static final int AHEAD = 16;

    private InOrder() {}

    /** What is done for one number, on any thread. */
    @FunctionalInterface
    public interface Work<R> {
        R done(Simulator simulator);
    }

    /**
     * Does the work for all numbers from {@code first} to {@code last}.
     *
     * @param jobs how many threads
     * @param generation of a number; no work is handed out before what came of the generations before was taken
     * @param work hands out the work for a number, on this thread
     * @param taker takes each result, on this thread; false if that is enough
     */
    public static <R> void each(
            long first,
            long last,
            int jobs,
            LongUnaryOperator generation,
            LongFunction<Work<R>> work,
            Predicate<R> taker) {
        ThreadLocal<Simulator> simulators = ThreadLocal.withInitial(Simulator::new);
        ExecutorService threads = Executors.newFixedThreadPool(jobs, task -> {
            Thread thread = new Thread(task, "seeds");
            thread.setDaemon(true);
            return thread;
        });
        try {
            Deque<Future<R>> going = new ArrayDeque<>();
            long next = first;
            long taken = first;
            boolean more = true;
            while (more && (!going.isEmpty() || next <= last)) {
                while (next <= last
                        && going.size() < jobs * AHEAD
                        && generation.applyAsLong(next) == generation.applyAsLong(taken)) {
                    Work<R> handed = work.apply(next++);
                    going.add(threads.submit(() -> handed.done(simulators.get())));
                }
                more = taker.test(await(going.remove()));
                taken++;
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private static <R> R await(Future<R> result) {
        try {
            return result.get();
        } catch (ExecutionException failed) {
            switch (failed.getCause()) {
                case RuntimeException ours -> throw ours;
                case Error ours -> throw ours;
                case null, default -> throw new IllegalStateException(failed);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while seeds were played", stopped);
        }
    }
}
