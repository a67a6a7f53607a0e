package orrery.testing;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import orrery.world.Climate.Weather;

/** Plans of what goes wrong. They shrink to fewer faults, of milder kinds, on earlier servers, earlier and shorter. */
public final class FaultPlans {

    /** What can be planned, the mildest first. What is a matter of links, as loss, is in {@link Links}. */
    public static final List<Weather> KINDS = List.of(
            Weather.PAUSE,
            Weather.SLOW,
            Weather.SLOW_DISK,
            Weather.CLOG,
            Weather.ONE_WAY,
            Weather.ISOLATION,
            Weather.PARTITION,
            Weather.MAJORITIES_RING,
            Weather.CLOCK_JUMP,
            Weather.CRASH,
            Weather.CRASH_IN_HANDLER,
            Weather.AMNESIA);

    private static final int EARLIEST = 20;
    private static final int LATEST = 620;
    private static final int SHORTEST = 10;

    /** More servers than a test is likely to have: a plan counts them round. */
    private static final int SERVERS = 16;

    private FaultPlans() {}

    /** @param most how many faults there are at most, of all {@link #KINDS} */
    public static Arbitrary<FaultPlan> upTo(int most) {
        return upTo(most, KINDS);
    }

    /** @param kinds some of {@link #KINDS}; it shrinks to the first of them */
    public static Arbitrary<FaultPlan> upTo(int most, List<Weather> kinds) {
        Arbitrary<FaultPlan.Strike> strikes = Combinators.combine(
                        Arbitraries.of(kinds),
                        Arbitraries.integers().between(0, SERVERS - 1),
                        Arbitraries.integers().between(EARLIEST, LATEST),
                        Arbitraries.integers().between(SHORTEST, FaultPlan.OVER))
                .as(FaultPlan.Strike::new);
        return strikes.list().ofMaxSize(most).map(FaultPlan::new);
    }
}
