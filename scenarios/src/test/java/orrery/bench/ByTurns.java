package orrery.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongUnaryOperator;
import java.util.function.Supplier;

/**
 * Compares two kinds of runs in one Java machine by turns, by the time of the processor that this thread had: what is busy
 * beside it is busy for both. Each kind is loaded and compiled anew several times, now the one and now the other first,
 * because the compiler makes of the same program a faster or slower one by some hundredths, as the order of things has it.
 */
final class ByTurns {

    private static final int LOADED = 6;
    private static final int WARM_UP = 24;
    private static final int ROUNDS = 17;
    private static final int RUNS = 2;

    private static final ThreadMXBean CLOCK = ManagementFactory.getThreadMXBean();

    /**
     * How much of the time of the one the other does not take, for a step: the median of all rounds, and between which
     * values half of the loadings lie.
     */
    record Share(double median, double low, double high) {}

    private ByTurns() {}

    /** @param whole loads what runs, from a seed to the steps of its run; so does {@code less} */
    static Share compare(Supplier<LongUnaryOperator> whole, Supplier<LongUnaryOperator> less) {
        List<Double> all = new ArrayList<>();
        List<Double> medians = new ArrayList<>();
        for (int nth = 0; nth < LOADED; nth++) {
            LongUnaryOperator second = nth % 2 == 0 ? null : less.get();
            LongUnaryOperator first = whole.get();
            List<Double> shares = shares(first, second == null ? less.get() : second);
            all.addAll(shares);
            medians.add(median(shares));
        }
        medians.sort(null);
        return new Share(median(all), medians.get(LOADED / 4), medians.get(LOADED - 1 - LOADED / 4));
    }

    private static List<Double> shares(LongUnaryOperator whole, LongUnaryOperator less) {
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
        return shares;
    }

    private static double median(List<Double> values) {
        return values.stream().sorted().toList().get(values.size() / 2);
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
