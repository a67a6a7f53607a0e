package orrery.protocols.pushsum;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import orrery.api.Span;
import orrery.api.Twin;
import orrery.protocols.Arena;
import orrery.protocols.TwinTrial;
import orrery.protocols.pushsum.Options.Compute;
import orrery.world.Distribution;

/** The promises of push-sum and its wrong twins. */
class PushSumTest {

    private static final PushSum RIGHT = new PushSum();

    static Stream<Twin> twins() {
        return RIGHT.twins().stream();
    }

    private static Arena faulty(Compute compute) {
        return new Arena(8, new Options(compute, Duration.ofSeconds(1), Duration.ofMillis(100)))
                .latency(new Distribution.Uniform(5_000_000, 15_000_000))
                .lasting(Duration.ofSeconds(80))
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
        TwinTrial.breaksItsPromise(RIGHT, twin, faulty(Compute.AVERAGE), 50);
    }

    @Test
    void whatATwinBreaksIsPromised() {
        TwinTrial.promisesWhatTheRightOnePromises(RIGHT);
    }

    @ParameterizedTest
    @EnumSource(Compute.class)
    void noMassIsLostOrMadeWhateverHappens(Compute compute) {
        TwinTrial.breaksNothing(RIGHT, faulty(compute), 30);
    }

    @Test
    void whatCameIsForgottenWhenItCannotComeAgain() {
        Taken taken = Taken.NONE.with(3, 1).with(5, 3).with(6, 6);
        assertThat(taken.has(3)).isTrue();
        assertThat(taken.has(4)).isTrue();
        assertThat(taken.has(6)).isTrue();
        assertThat(taken.has(7)).isFalse();
        assertThat(taken.more()).containsExactly(6L);
    }
}
