package orrery.testing;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import orrery.world.Distribution;
import orrery.world.Link;
import orrery.world.Loss;

/** Links that lose, double and delay. They shrink to one on which every message takes a millisecond and arrives once. */
public final class Links {

    private static final long MILLI = 1_000_000;
    private static final int SLOWEST_MILLIS = 40;
    private static final double SIGMA = 0.6;

    private Links() {}

    /** @param mostTrouble how likely it is at most that a message is lost, doubled or held back, each, from 0 to 1 */
    public static Arbitrary<Link> upTo(double mostTrouble) {
        int most = (int) (mostTrouble * 1_000);
        Arbitrary<Integer> thousandths = Arbitraries.integers().between(0, most);
        return Combinators.combine(thousandths, thousandths, thousandths, latencies())
                .as((lost, doubled, heldBack, latency) -> Link.calm(latency)
                        .losing(new Loss.Independent(lost / 1_000.0))
                        .duplicating(doubled / 1_000.0)
                        .reordering(heldBack / 1_000.0));
    }

    /** Of several shapes, with typical times up to 40 ms; they shrink to a millisecond, always. */
    public static Arbitrary<Distribution> latencies() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 3),
                        Arbitraries.longs().between(1, SLOWEST_MILLIS))
                .as((shape, millis) -> switch (shape) {
                    case 0 -> new Distribution.Constant(millis * MILLI);
                    case 1 -> new Distribution.Uniform(0, 2 * millis * MILLI);
                    case 2 -> new Distribution.LogNormal(millis * MILLI, SIGMA);
                    default -> new Distribution.Exponential(millis * MILLI);
                });
    }
}
