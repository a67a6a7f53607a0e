package orrery.protocols.order.hybrid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import orrery.api.Span;
import orrery.api.Twin;
import orrery.protocols.order.Playhouse;
import orrery.world.Fault;
import orrery.world.Fault.When;

/** The wrong twins of hybrid clocks, and the steps of Figure 5. */
class HybridClocksTest {

    private static final HybridClocks RIGHT = new HybridClocks();

    static Stream<Twin> twins() {
        return RIGHT.twins().stream();
    }

    @ParameterizedTest
    @MethodSource("twins")
    void aTwinBreaksItsPromise(Twin twin) {
        house(twin.name().equals("forgets-its-clock")).breaksItsPromise(RIGHT, twin, 50);
    }

    private static Playhouse house(boolean clockGoesBack) {
        Playhouse house = new Playhouse(4, Options.DEFAULTS);
        return clockGoesBack
                ? house.fault(new Fault.ClockJump(
                                new When.At(Span.millis(200, 200)),
                                Playhouse.server(2),
                                -100_000_000,
                                Optional.empty()))
                        .crash(150, 199, Playhouse.server(2), Optional.of(Span.millis(10, 10)))
                : house;
    }

    @Test
    void whatATwinBreaksIsPromised() {
        Playhouse.promisesWhatTheRightOnePromises(RIGHT);
    }

    @Test
    void theStepsOfFigure5() {
        Rules rules = new Rules();
        Stamp mine = new Stamp(10, 3);
        assertThat(rules.next(mine, 11)).isEqualTo(new Stamp(11, 0));
        assertThat(rules.next(mine, 10)).isEqualTo(new Stamp(10, 4));
        assertThat(rules.next(mine, 2)).isEqualTo(new Stamp(10, 4));
        assertThat(rules.received(mine, new Stamp(10, 7), 9)).isEqualTo(new Stamp(10, 8));
        assertThat(rules.received(mine, new Stamp(9, 7), 9)).isEqualTo(new Stamp(10, 4));
        assertThat(rules.received(mine, new Stamp(12, 7), 12)).isEqualTo(new Stamp(12, 8));
        assertThat(rules.received(mine, new Stamp(12, 7), 13)).isEqualTo(new Stamp(13, 0));
    }

    @Test
    void optionsThatMeanNothingAreRefused() {
        Span pause = Span.millis(1, 2);
        Duration tick = Duration.ofMillis(1);
        assertThatThrownBy(() -> new Options(0, pause, 0, Duration.ZERO, tick))
                .hasMessage("events must be from 1 to 1000, was 0");
        assertThatThrownBy(() -> new Options(1, pause, -1, Duration.ZERO, tick))
                .hasMessage("sends must be from 0 to 1, was -1.0");
        assertThatThrownBy(() -> new Options(1, pause, 0, Duration.ZERO, Duration.ZERO))
                .hasMessage("tick must be longer than 0s, was PT0S");
    }
}
