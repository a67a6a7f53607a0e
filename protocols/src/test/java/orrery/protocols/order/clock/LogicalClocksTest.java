package orrery.protocols.order.clock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.pcollections.TreePVector;
import orrery.api.Span;
import orrery.api.Twin;
import orrery.protocols.order.Playhouse;
import orrery.protocols.order.clock.Event.Relation;
import orrery.world.Target;

/** The wrong twins of the logical clocks, and what vectors say of each other. */
class LogicalClocksTest {

    private static final LogicalClocks RIGHT = new LogicalClocks();

    static Stream<Twin> twins() {
        return RIGHT.twins().stream();
    }

    @ParameterizedTest
    @MethodSource("twins")
    void aTwinBreaksItsPromise(Twin twin) {
        Playhouse house = new Playhouse(4, Options.DEFAULTS);
        if (twin.name().equals("forgets-its-clock")) {
            house.crash(300, 600, new Target.Any(), Optional.of(Span.millis(100, 100)));
        }
        house.breaksItsPromise(RIGHT, twin, 20);
    }

    @Test
    void whatATwinBreaksIsPromised() {
        Playhouse.promisesWhatTheRightOnePromises(RIGHT);
    }

    @Test
    void vectorsAreComparedComponentByComponent() {
        Rules rules = new Rules();
        assertThat(rules.relation(vector(1, 0, 2), vector(1, 1, 2))).isEqualTo(Relation.BEFORE);
        assertThat(rules.relation(vector(1, 1, 2), vector(1, 0, 2))).isEqualTo(Relation.AFTER);
        assertThat(rules.relation(vector(2, 0, 0), vector(0, 1, 0))).isEqualTo(Relation.CONCURRENT);
        assertThat(rules.before(vector(1, 1), vector(1, 1))).isFalse();
    }

    private static VectorTime vector(long... ticks) {
        TreePVector<Long> all = TreePVector.empty();
        for (long tick : ticks) {
            all = all.plus(tick);
        }
        return new VectorTime(all);
    }

    @Test
    void optionsThatMeanNothingAreRefused() {
        Span pause = Span.millis(1, 2);
        assertThatThrownBy(() -> new Options(0, pause, 0)).hasMessage("events must be from 1 to 1000, was 0");
        assertThatThrownBy(() -> new Options(1, pause, 1.5)).hasMessage("sends must be from 0 to 1, was 1.5");
        assertThatThrownBy(() -> new Options(1, Span.millis(0, 2), 0))
                .hasMessage("pause must be longer than 0s, was 0s..2ms");
    }
}
