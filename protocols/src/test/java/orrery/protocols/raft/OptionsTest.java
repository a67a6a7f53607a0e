package orrery.protocols.raft;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import orrery.api.Span;

/** Options with which a run would stand still or turn on the spot are refused. */
class OptionsTest {

    private static final Duration SOME = Duration.ofMillis(50);

    @Test
    void timesAreLongerThanNothing() {
        assertRefused("electionTimeout must be longer than 0s, was 0s..1ms", Span.millis(0, 1), SOME, SOME, 1);
        assertRefused("heartbeat must be longer than 0s, was 0s", Span.millis(1, 1), Duration.ZERO, SOME, 1);
        assertRefused("retry must be longer than 0s, was 0s", Span.millis(1, 1), SOME, Duration.ZERO, 1);
    }

    @Test
    void aMessageCarriesAnEntry() {
        assertRefused("entriesPerMessage must be at least 1, was 0", Span.millis(1, 1), SOME, SOME, 0);
    }

    private static void assertRefused(
            String message, Span electionTimeout, Duration heartbeat, Duration retry, int entries) {
        assertThatThrownBy(() -> new Options(electionTimeout, heartbeat, retry, entries))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }
}
