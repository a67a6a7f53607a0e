package orrery.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongUnaryOperator;

/**
 * Compares two kinds of runs in one Java machine by turns, by the time of the processor that this thread had: what is busy
 * beside it is busy for both. Small differences do not show otherwise; two forks of a benchmark differ by more.
 */
final class ByTurns {

    private static final int WARM_UP = 16;
    private static final int ROUNDS = 61;
    private static final int RUNS = 2;

    private static final ThreadMXBean CLOCK = ManagementFactory.getThreadMXBean();

    /** How much of the time of the one the other does not take, for a step: the median of the rounds and its quartiles. */
    record Share(double median, double low, double high) {}

    private ByTurns() {}

    /** @param whole from a seed to the steps of its run, as {@code less} */
    static Share compare(LongUnaryOperator whole, LongUnaryOperator less) {
        for (int round = 0; round < WARM_UP; round++) {
            nanosPerStep(whole, 1);
            nanosPerStep(less, 1);
        }
        List<Double> shares = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            long seed = 1 + (long) round * RUNS;
            boolean wholeFirst = round % 2 == 0;
            double first = nanosPerStep(wholeFirst ? whole : less, seed);
            double second = nanosPerStep(wholeFirst ? less : whole, seed);
            shares.add(1 - (wholeFirst ? second / first : first / second));
        }
        shares.sort(null);
        return new Share(shares.get(ROUNDS / 2), shares.get(ROUNDS / 4), shares.get(ROUNDS - 1 - ROUNDS / 4));
    }

    private static double nanosPerStep(LongUnaryOperator runs, long firstSeed) {
        long start = CLOCK.getCurrentThreadCpuTime();
        long steps = 0;
        for (int nth = 0; nth < RUNS; nth++) {
            steps += runs.applyAsLong(firstSeed + nth);
        }
        return (double) (CLOCK.getCurrentThreadCpuTime() - start) / steps;
    }
}
