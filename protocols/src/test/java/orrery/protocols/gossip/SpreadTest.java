package orrery.protocols.gossip;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import orrery.protocols.Sample;
import orrery.protocols.gossip.Options.By;
import orrery.protocols.gossip.Options.Cycles;
import orrery.protocols.gossip.Options.Exchange;
import orrery.protocols.gossip.Options.Interest;

/**
 * Simple epidemics, in which nobody ever loses interest: how long until all know, and how the last ones learn of it (1.3).
 * {@code -Drepetitions=400} plays as many as their tolerances deserve.
 */
class SpreadTest {

    private static final int REPETITIONS = Integer.getInteger("repetitions", 20);
    private static final int SITES = 1_000;

    private static Options simple(Exchange exchange) {
        return new Options(
                exchange, Interest.NEVER, By.COUNTER, 1, true, Cycles.SIMULTANEOUS, false, Duration.ofMillis(100));
    }

    /** Pittel (1987) gives log2 n + ln n + O(1); at this size, the constant is about 1.15. */
    @Test
    void pushReachesAllInLogarithmicTime() {
        pushReachesAllInLogarithmicTime(SITES, 3 * REPETITIONS);
    }

    @Test
    void pushReachesTenThousandInLogarithmicTime() {
        pushReachesAllInLogarithmicTime(10 * SITES, REPETITIONS / 2);
    }

    private static void pushReachesAllInLogarithmicTime(int sites, int repetitions) {
        Sample cycles = new Sample();
        for (long seed = 1; seed <= repetitions; seed++) {
            cycles.add(
                    (double) Epidemic.play(sites, simple(Exchange.PUSH), seed).last());
        }
        double expected = StrictMath.log(sites) / StrictMath.log(2) + StrictMath.log(sites) + 1.15;
        System.out.println("push reaches " + sites + " after " + cycles.against(expected) + " cycles");
        assertThat(cycles.agreesWith(expected, 0.05)).isTrue();
    }

    /** A fraction p that does not know becomes p^2: each must find one that does not know either. */
    @Test
    void pullSquaresWhatIsLeft() {
        assertThat(endgame(Exchange.PULL, 0.01, 0.5)[0]).isBetween(0.95, 1.05);
    }

    /** A fraction p that does not know becomes p/e: each must be missed by nearly all others. */
    @Test
    void pushLeavesOneOfE() {
        assertThat(endgame(Exchange.PUSH, 0.001, 0.03)[1]).isBetween(0.95, 1.05);
    }

    /** What is left after a cycle, over all cycles with a fraction in between, against p^2 and against p/e. */
    private static double[] endgame(Exchange exchange, double from, double to) {
        double left = 0;
        double squares = 0;
        double parts = 0;
        for (long seed = 1; seed <= 3L * REPETITIONS; seed++) {
            Epidemic epidemic = Epidemic.play(SITES, simple(exchange), seed);
            for (int cycle = 0; cycle < 40; cycle++) {
                double p = (double) epidemic.susceptibleAfter(cycle) / SITES;
                if (p >= from && p <= to) {
                    left += (double) epidemic.susceptibleAfter(cycle + 1) / SITES;
                    // one that asks never asks itself
                    squares += p * (p * SITES - 1) / (SITES - 1);
                    parts += p * StrictMath.pow(1 - 1.0 / (SITES - 1), (1 - p) * SITES);
                }
            }
        }
        System.out.println(exchange + ": " + left / squares + " of p^2, " + left / parts + " of p/e");
        return new double[] {left / squares, left / parts};
    }
}
