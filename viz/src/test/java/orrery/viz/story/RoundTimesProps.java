package orrery.viz.story;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;

/** Axes count in steps of 1, 2 and 5. */
class RoundTimesProps {

    @Property
    void aStepIsRoundAndNoSmallerAndNotMuchLarger(
            @ForAll @LongRange(min = 1, max = 500_000_000_000_000_000L) long nanos) {
        long step = RoundTimes.atLeast(nanos);
        assertThat(step).isBetween(nanos, nanos / 2 * 5 + 4);
        assertThat(Long.toString(step)).matches("[125]0*");
    }

    @Property
    void anyNumberHasAStep(@ForAll long nanos) {
        assertThat(RoundTimes.atLeast(nanos)).isPositive();
    }
}
