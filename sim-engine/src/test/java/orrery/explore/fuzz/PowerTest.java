package orrery.explore.fuzz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What campaigns say about how soon a fault is found. */
class PowerTest {

    private static Power.Search after(long seeds) {
        return new Power.Search(1, seeds, List.of("safety"));
    }

    private static Power.Search never() {
        return new Power.Search(1, 100, List.of());
    }

    /** The textbook's: 2.5 % in each tail of the binomial distribution. */
    @Test
    void theIntervalOfClopperAndPearson() {
        assertThat(Binomial.low(0, 10)).isZero();
        assertThat(Binomial.high(0, 10)).isCloseTo(0.3085, within(1e-4));
        assertThat(Binomial.low(5, 10)).isCloseTo(0.1871, within(1e-4));
        assertThat(Binomial.high(5, 10)).isCloseTo(0.8129, within(1e-4));
        assertThat(Binomial.low(10, 10)).isCloseTo(0.6915, within(1e-4));
        assertThat(Binomial.atMost(4_999, 10_000, 0.5)).isCloseTo(0.496, within(1e-3));
    }

    /** The textbook's interval for the median of ten lies between the second and the ninth. */
    @Test
    void theMedianLiesBetweenTwoRanks() {
        List<Power.Search> ten = new ArrayList<>();
        for (int i = 10; i >= 1; i--) {
            ten.add(after(10L * i));
        }
        assertThat(new Power(ten, 100).quantile(0.5)).isEqualTo(new Power.Estimate(50, 20, 90));
        assertThat(new Power(ten, 100).quantile(0.9).high()).isEqualTo(Power.BEYOND);
    }

    @Test
    void whatFoundNothingComesLast() {
        Power power = new Power(List.of(never(), after(7), never(), after(3)), 100);
        assertThat(power.found()).isEqualTo(2);
        assertThat(power.quantile(0.5).value()).isEqualTo(7);
        assertThat(power.quantile(0.9).value()).isEqualTo(Power.BEYOND);
        assertThat(power.promises()).containsEntry("safety", 2).hasSize(1);
    }

    /** Of nine pairs, one campaign is the sooner in five, and in two neither finds anything. */
    @Test
    void whichOfTwoIsTheSooner() {
        Power one = new Power(List.of(after(3), after(9), never()), 100);
        Power other = new Power(List.of(after(5), never(), never()), 100);
        assertThat(one.sooner(other)).isCloseTo((5 + 2 * .5) / 9, within(1e-9));
        assertThat(other.sooner(one)).isCloseTo(1 - one.sooner(other), within(1e-9));
    }

    /** Of a fault that shows in one seed of twenty, the median is known: intervals miss it no more often than they say. */
    @Test
    void intervalsHoldWhatTheyShould() {
        Random random = new Random(3);
        int misses = 0;
        for (int experiment = 0; experiment < 400; experiment++) {
            List<Power.Search> searches = new ArrayList<>();
            for (int campaign = 0; campaign < 30; campaign++) {
                long seeds = 1;
                while (random.nextInt(20) != 0) {
                    seeds++;
                }
                searches.add(after(seeds));
            }
            Power.Estimate median = new Power(searches, 1_000).quantile(0.5);
            misses += median.low() > 14 || median.high() < 14 ? 1 : 0;
        }
        assertThat(misses).isBetween(1, 30);
    }
}
