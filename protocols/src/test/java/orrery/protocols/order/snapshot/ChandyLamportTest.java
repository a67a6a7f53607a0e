package orrery.protocols.order.snapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import orrery.api.Span;
import orrery.api.Twin;
import orrery.protocols.order.Playhouse;

/** How many markers a snapshot takes, and the wrong twins. */
class ChandyLamportTest {

    private static final ChandyLamport RIGHT = new ChandyLamport();

    /** One marker over each link (section 3.1): n(n-1) on a full mesh. Without transfers, nothing else is sent. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5, 10})
    void markersASnapshot(int banks) {
        for (int snapshots = 1; snapshots <= 4; snapshots++) {
            Options quiet = new Options(1, 0, Span.millis(1, 2), snapshots, Span.millis(0, 30));
            for (long seed = 1; seed <= 10; seed++) {
                assertThat(new Playhouse(banks, quiet).messages(RIGHT, seed))
                        .isEqualTo((long) snapshots * banks * (banks - 1));
            }
        }
    }

    static Stream<Twin> twins() {
        return RIGHT.twins().stream();
    }

    @ParameterizedTest
    @MethodSource("twins")
    void aTwinBreaksItsPromise(Twin twin) {
        new Playhouse(4, Options.DEFAULTS).reordering(0.2).breaksItsPromise(RIGHT, twin, 20);
    }

    @Test
    void whatATwinBreaksIsPromised() {
        Playhouse.promisesWhatTheRightOnePromises(RIGHT);
    }

    @Test
    void optionsThatMeanNothingAreRefused() {
        Span span = Span.millis(1, 2);
        assertThatThrownBy(() -> new Options(0, 1, span, 1, span))
                .hasMessage("tokens must be from 1 to 1000000000, was 0");
        assertThatThrownBy(() -> new Options(1, -1, span, 1, span)).hasMessage("transfers must be at least 0, was -1");
        assertThatThrownBy(() -> new Options(1, 1, span, -1, span)).hasMessage("snapshots must be at least 0, was -1");
    }
}
