package orrery.explore.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Means, quantiles and differences are what one computes by hand, and intervals hold as often as they say. */
class SampleTest {

    private static Sample of(Double... values) {
        return new Sample(
                Arrays.stream(values)
                        .map(value -> value == null ? OptionalDouble.empty() : OptionalDouble.of(value))
                        .toList(),
                false);
    }

    /** Mean 5, squares of distances 16 + 1 + 1 + 16 = 34, deviation sqrt(34/3), t of 3 degrees of freedom 3.182446. */
    @Test
    void aMeanByHand() {
        Sample sample = of(1.0, 4.0, null, 6.0, 9.0);
        double half = 3.182446 * Math.sqrt(34 / 3.0) / 2;
        assertThat(sample.mean().value()).isEqualTo(5);
        assertThat(sample.mean().low()).isCloseTo(5 - half, within(1e-6));
        assertThat(sample.mean().high()).isCloseTo(5 + half, within(1e-6));
        assertThat(sample.count()).isEqualTo(4);
        assertThat(sample.missing()).isEqualTo(1);
    }

    /** By seeds 1, 2 and 4 the differences are 1, 2 and 3: mean 2, deviation 1, t of 2 degrees of freedom 4.302653. */
    @Test
    void aPairedDifferenceByHand() {
        Sample first = of(10.0, 200.0, 7.0, 3000.0, null);
        Sample other = of(11.0, 202.0, null, 3003.0, 5.0);
        Sample.Estimate more = other.more(first);
        assertThat(other.pairs(first)).isEqualTo(3);
        assertThat(more.value()).isEqualTo(2);
        assertThat(more.low()).isCloseTo(2 - 4.302653 / Math.sqrt(3), within(1e-6));
        assertThat(more.high()).isCloseTo(2 + 4.302653 / Math.sqrt(3), within(1e-6));
    }

    @Test
    void quantilesAreValuesThatThereWere() {
        Sample ten = of(10.0, 9.0, 8.0, 7.0, 6.0, 5.0, 4.0, 3.0, 2.0, 1.0);
        assertThat(List.of(ten.quantile(0), ten.quantile(.5), ten.quantile(.9), ten.quantile(.91), ten.quantile(1)))
                .containsExactly(1.0, 5.0, 9.0, 10.0, 10.0);
    }

    /** Clopper and Pearson for 2 of 10: Table in their paper's form, 0.0252 to 0.5561. */
    @Test
    void sharesHaveTheExactInterval() {
        Sample sample = new Sample(
                IntStream.range(0, 10)
                        .mapToObj(at -> OptionalDouble.of(at < 2 ? 1 : 0))
                        .toList(),
                true);
        assertThat(sample.mean().value()).isEqualTo(.2);
        assertThat(sample.mean().low()).isCloseTo(.0252, within(1e-4));
        assertThat(sample.mean().high()).isCloseTo(.5561, within(1e-4));
    }

    @Test
    void truthsThatNeverDifferHaveNoIntervalOfDifferences() {
        Sample never = new Sample(Collections.nCopies(6, OptionalDouble.of(0)), true);
        assertThat(never.more(never).value()).isZero();
        assertThat(never.more(never).high()).isNaN();
        assertThat(of(1.0, 1.0).more(of(0.0, 0.0))).isEqualTo(new Sample.Estimate(1, 1, 1));
    }

    @Test
    void ofNothingNothingIsSaid() {
        assertThat(of().mean().value()).isNaN();
        assertThat(of((Double) null).quantile(.5)).isNaN();
        assertThat(of(3.0).mean().value()).isEqualTo(3);
        assertThat(of(3.0).mean().low()).isNaN();
        assertThat(of(3.0, 3.0).mean()).isEqualTo(new Sample.Estimate(3, 3, 3));
    }

    /** In 4,000 experiments of 20 runs each, 95 % of the intervals hold the truth, give or take three standard errors. */
    @Test
    void intervalsHoldAsOftenAsTheySay() {
        SplittableRandom chance = new SplittableRandom(7);
        int held = 0;
        int paired = 0;
        int experiments = 4000;
        for (int at = 0; at < experiments; at++) {
            Double[] first = new Double[20];
            Double[] other = new Double[20];
            for (int run = 0; run < first.length; run++) {
                double shared = 100 * chance.nextGaussian();
                first[run] = shared + chance.nextGaussian();
                other[run] = 0.5 + shared + chance.nextGaussian();
            }
            held += holds(of(first).mean(), 0) ? 1 : 0;
            Sample.Estimate more = of(other).more(of(first));
            paired += holds(more, 0.5) ? 1 : 0;
            // what both share under a seed does not count
            assertThat(more.high() - more.low()).isLessThan(5);
        }
        double error = 3 * Math.sqrt(.95 * .05 / experiments);
        assertThat((double) held / experiments).isCloseTo(.95, within(error));
        assertThat((double) paired / experiments).isCloseTo(.95, within(error));
    }

    private static boolean holds(Sample.Estimate estimate, double truth) {
        return estimate.low() <= truth && truth <= estimate.high();
    }
}
