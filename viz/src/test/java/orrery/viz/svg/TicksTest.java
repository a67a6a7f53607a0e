package orrery.viz.svg;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Where the marks of a time axis stand, and what they say. */
class TicksTest {

    private static final long MILLIS = 1_000_000L;

    @Test
    void atRoundTimesInOneUnit() {
        Ticks ticks = Ticks.between(3000 * MILLIS, 5000 * MILLIS, 12);
        assertThat(ticks.nanos().stream().map(ticks::label))
                .startsWith("3.0 s", "3.2 s")
                .endsWith("4.8 s", "5.0 s")
                .hasSize(11);
    }

    @Test
    void inSmallerUnitsWhereSecondsWouldBeFractions() {
        Ticks millis = Ticks.between(0, 200 * MILLIS, 5);
        assertThat(millis.nanos().stream().map(millis::label))
                .containsExactly("0 ms", "50 ms", "100 ms", "150 ms", "200 ms");
        Ticks nanos = Ticks.between(7, 10, 3);
        assertThat(nanos.nanos().stream().map(nanos::label)).containsExactly("8 ns", "10 ns");
    }

    @Test
    void neverMoreThanAskedFor() {
        for (long length = 1; length < 1_000_000_000_000L; length = length * 3 + 1) {
            assertThat(Ticks.between(0, length, 10).nanos()).hasSizeBetween(1, 11);
        }
    }
}
