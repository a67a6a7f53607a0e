package orrery.protocols.averaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import orrery.api.Node;
import orrery.api.NodeId;
import orrery.api.Span;
import orrery.api.Twin;
import orrery.protocols.Arena;
import orrery.protocols.Sample;
import orrery.protocols.TwinTrial;
import orrery.protocols.averaging.Options.Begin;
import orrery.trace.Observer;
import orrery.world.Distribution;

/** The promises of push-pull averaging, its wrong twins, and how fast it is. */
class AveragingTest {

    private static final Averaging RIGHT = new Averaging();
    private static final int REPETITIONS = Integer.getInteger("repetitions", 20);

    static Stream<Twin> twins() {
        return RIGHT.twins().stream();
    }

    private static Arena faulty() {
        return new Arena(8, Options.DEFAULTS)
                .latency(new Distribution.Uniform(5_000_000, 15_000_000))
                .lasting(Duration.ofSeconds(50))
                .losing(0.1)
                .duplicating(0.1)
                .reordering(0.1)
                .crash(Span.millis(1_000, 8_000), Arena.ANY, Optional.of(Duration.ofSeconds(2)))
                .crash(Span.millis(1_000, 8_000), Arena.ANY, Optional.of(Duration.ofMillis(10)))
                .isolate(Span.millis(1_000, 8_000), Arena.ANY, Duration.ofSeconds(2));
    }

    @ParameterizedTest
    @MethodSource("twins")
    void aTwinBreaksItsPromise(Twin twin) {
        TwinTrial.breaksItsPromise(RIGHT, twin, faulty(), 50);
    }

    @Test
    void whatATwinBreaksIsPromised() {
        TwinTrial.promisesWhatTheRightOnePromises(RIGHT);
    }

    @Test
    void noMassIsLostOrMadeWhateverHappens() {
        TwinTrial.breaksNothing(RIGHT, faulty(), 50);
    }

    /**
     * In each cycle a node takes part in 1 + Poisson(1) exchanges, and each halves what it adds to the variance: a factor of
     * 1/(2 sqrt e) = .3033 (section 3.2, GETPAIR_SEQ).
     */
    @Test
    void theVarianceShrinksAsPublished() {
        Sample factor = new Sample();
        for (long seed = 1; seed <= REPETITIONS; seed++) {
            Variances variances = new Variances(1_000);
            new Arena(1_000, new Options(Begin.LINEAR, Duration.ofSeconds(1), Duration.ofMillis(100)))
                    .latency(new Distribution.Constant(1_000_000))
                    .lasting(Duration.ofSeconds(7))
                    .watch(RIGHT, seed, variances);
            for (int cycle = 1; cycle < 6; cycle++) {
                factor.add(variances.after[cycle + 1] / variances.after[cycle]);
            }
        }
        double published = 1 / (2 * StrictMath.sqrt(StrictMath.E));
        System.out.println("variance shrinks by " + factor.against(published) + " a cycle");
        assertThat(factor.agreesWith(published, 0.0005)).isTrue();
    }

    /** The variance of all values at the end of each cycle. */
    private static final class Variances implements Observer {

        private final double[] values;
        private final double[] after = new double[8];
        private int cycles;

        Variances(int nodes) {
            values = new double[nodes];
        }

        @Override
        public boolean changed(
                long step,
                long timeNanos,
                NodeId node,
                @Nullable Node<?, ?> before,
                @Nullable Node<?, ?> now,
                @Nullable Record saved) {
            // a little after the cycle's end, when its last exchanges are done
            while (cycles < timeNanos / 1_000_000_000L && cycles + 1 < after.length) {
                after[++cycles] = variance();
            }
            values[node.index()] = now instanceof Averager averager ? averager.value() : 0;
            return true;
        }

        private double variance() {
            double mean = 0;
            for (double value : values) {
                mean += value / values.length;
            }
            double sum = 0;
            for (double value : values) {
                sum += (value - mean) * (value - mean);
            }
            return sum / values.length;
        }
    }

    @Test
    void timesAreLongerThanNothing() {
        assertThatThrownBy(() -> new Options(Begin.PEAK, Duration.ZERO, Duration.ofMillis(1)))
                .hasMessage("cycle must be longer than 0s, was 0s");
        assertThatThrownBy(() -> new Options(Begin.PEAK, Duration.ofMillis(1), Duration.ZERO))
                .hasMessage("retry must be longer than 0s, was 0s");
    }
}
