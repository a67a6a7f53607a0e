package orrery.protocols.heartbeat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import orrery.api.Chance;
import orrery.api.Node;
import orrery.api.NodeId;
import orrery.protocols.Arena;
import orrery.protocols.Sample;
import orrery.protocols.heartbeat.Options.Detector;
import orrery.run.Simulator;
import orrery.trace.Observer;
import orrery.world.Distribution;

/** Phi means what it says: at a threshold of 1, 2, 3, one suspicion in 10, 100, 1000 heartbeats is wrong (2004, IV-A). */
class PhiTest {

    private static final int HEARTBEATS = Integer.getInteger("repetitions", 20) * 1_000;

    /** Tabulated tails of the normal distribution. */
    @ParameterizedTest
    @CsvSource({"0, 0.5", "1.2815515655, 0.1", "2.3263478740, 0.01", "3.0902323062, 0.001", "-1, 0.8413447461"})
    void isTheLogarithmOfTheTail(double z, double tail) {
        assertThat(Phi.of(100 + 10 * z, 100, 10)).isCloseTo(-StrictMath.log10(tail), within(1e-6));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.5, 1, 3, 8, 16, Phi.LARGEST})
    void isReachedWhenItIs(double threshold) {
        assertThat(Phi.of(100 + 10 * Phi.reaches(threshold), 100, 10)).isCloseTo(threshold, within(1e-6));
    }

    /** Intervals that are normal, and known. */
    @ParameterizedTest
    @CsvSource({"1, 0.1", "2, 0.01", "3, 0.001"})
    void wrongSuspicionsWithTrueParameters(double threshold, double expected) {
        Distribution normal = new Distribution.Normal(100_000_000, 10_000_000);
        Chance chance = Simulator.chance(1, "intervals");
        double patience = 100_000_000 + 10_000_000 * Phi.reaches(threshold);
        Sample wrong = new Sample();
        for (int heartbeat = 0; heartbeat < 5 * HEARTBEATS; heartbeat++) {
            wrong.add(normal.nanos(chance.fraction()) > patience ? 1 : 0);
        }
        System.out.println("phi " + threshold + ", known: " + wrong.against(expected));
        assertThat(wrong.agreesWith(expected, 0)).isTrue();
    }

    /**
     * A run in which heartbeats travel for a time that is normal, so that the intervals between them are, and the detector
     * has to estimate them. The estimate of a thousand intervals is off by some percent, and the tail with it.
     */
    @ParameterizedTest
    @CsvSource({"1, 0.1, 0.005", "2, 0.01, 0.002"})
    void wrongSuspicionsInARun(double threshold, double expected, double give) {
        Options options = new Options(Detector.PHI, Duration.ofMillis(100), 4, threshold, 1_000, Duration.ofMillis(1));
        Counting counting = new Counting();
        new Arena(2, options)
                .latency(new Distribution.Normal(50_000_000, 7_000_000))
                .lasting(Duration.ofMillis(100L * HEARTBEATS))
                .watch(new HeartbeatDetector(), 1, counting);
        System.out.println("phi " + threshold + ", estimated: " + counting.wrong + " of " + counting.heartbeats);
        assertThat((double) counting.wrong / counting.heartbeats).isCloseTo(expected, within(give));
    }

    private static final class Counting implements Observer {

        private long heartbeats;
        private long wrong;

        @Override
        public boolean changed(
                long step,
                long timeNanos,
                NodeId node,
                @Nullable Node<?, ?> before,
                @Nullable Node<?, ?> after,
                @Nullable Record saved) {
            if (before instanceof Monitor was && after instanceof Monitor is) {
                wrong += is.suspects().size() > was.suspects().size() ? 1 : 0;
                heartbeats += is.silence().equals(was.silence()) ? 0 : 1;
            }
            return true;
        }
    }

    @Test
    void theWindowForgetsWhatIsOld() {
        Duration now = Duration.ZERO;
        Arrivals arrivals = Arrivals.expected(now, Duration.ofMillis(100));
        for (int beat = 0; beat < 50; beat++) {
            now = now.plusMillis(beat < 40 ? 70 : 120);
            arrivals = arrivals.at(now, 10);
        }
        assertThat(arrivals.nanos()).hasSize(10);
        assertThat(arrivals.mean()).isEqualTo(120e6);
        assertThat(arrivals.deviation()).isCloseTo(0, within(1.0));
    }
}
