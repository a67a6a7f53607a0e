package orrery.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import orrery.run.Simulator;
import orrery.trace.Recording;

/**
 * The kernel has not become twice as slow. It is held against a plain loop that does the same work in the same process, so
 * that the machine does not matter; and by the time of the processor that this thread had, so that its neighbours matter little.
 */
class PaceTest {

    private static final int PENDING = 10_000;
    private static final long STEPS = 150_000;
    private static final int ROUNDS = 9;

    /** How long the kernel takes in units of the plain loop, measured when this was written. */
    private static final double WRITTEN_DOWN = 1.3;

    private final ThreadMXBean clock = ManagementFactory.getThreadMXBean();
    private final Simulator simulator = new Simulator();
    private long sum;

    @Test
    void theKernelIsNotTwiceAsSlowAsItWas() {
        List<Double> ratios = new ArrayList<>();
        for (int round = 0; round < 3; round++) {
            ratio(round);
        }
        for (int round = 0; round < ROUNDS; round++) {
            ratios.add(ratio(round));
        }
        ratios.sort(null);
        double median = ratios.get(ROUNDS / 2);
        double spread = ratios.get(ROUNDS - 2) / ratios.get(1);
        assumeTrue(spread < 2, "this machine is too busy to measure anything");
        assertThat(median)
                .as("kernel / plain loop, by round: %s (%d)", ratios, sum)
                .isLessThan(2 * WRITTEN_DOWN);
    }

    private double ratio(long seed) {
        double plain = time(() -> PlainPhold.play(PENDING, STEPS, seed));
        double kernel = time(() -> simulator
                .run(
                        Phold.of(PENDING),
                        Phold.of(PENDING).world(STEPS),
                        seed,
                        "",
                        "",
                        Recording.digestOnly(),
                        KernelBenchmark.NOBODY)
                .digest());
        return kernel / plain;
    }

    private interface Work {
        long play();
    }

    private double time(Work work) {
        long start = clock.getCurrentThreadCpuTime();
        sum += work.play();
        return clock.getCurrentThreadCpuTime() - start;
    }
}
