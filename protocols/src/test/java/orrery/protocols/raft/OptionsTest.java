package orrery.protocols.raft;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import orrery.api.Span;

/** Options with which a run would stand still, turn on the spot or promise too much are refused. */
class OptionsTest {

    @Test
    void timesAreLongerThanNothing() {
        assertRefused("electionTimeout must be longer than 0s, was 0s..1ms", "electionTimeout", Span.millis(0, 1));
        assertRefused("heartbeat must be longer than 0s, was 0s", "heartbeat", Duration.ZERO);
        assertRefused("retry must be longer than 0s, was 0s", "retry", Duration.ZERO);
        assertRefused("clockBound must not be negative, was -1ms", "clockBound", Duration.ofMillis(-1));
        assertRefused("transferAfter must not be negative, was -1ms", "transferAfter", Duration.ofMillis(-1));
    }

    @Test
    void aMessageCarriesAnEntry() {
        assertRefused("entriesPerMessage must be at least 1, was 0", "entriesPerMessage", 0);
        assertRefused("bytesPerMessage must be at least 0, was -1", "bytesPerMessage", -1);
        assertRefused("chunk must be at least 1, was 0", "chunk", 0);
    }

    @Test
    void nothingIsLessThanNever() {
        assertRefused("snapshotEvery must be at least 0, was -1", "snapshotEvery", -1);
        assertRefused("batch must not be negative, was -1ms", "batch", Duration.ofMillis(-1));
    }

    @Test
    void aLeaseNeedsLoyalFollowersAndLastsSomeTime() {
        assertRefused(
                "reads: lease needs checkQuorum: true, or followers elect another leader while the lease lasts",
                "reads",
                Reads.LEASE);
        Options leased = Stage.changed(Stage.changed(Options.DEFAULTS, "checkQuorum", true), "reads", Reads.LEASE);
        assertRefused(
                leased,
                "clockBound must be shorter than the shortest electionTimeout, was 150ms, or no lease would last",
                "clockBound",
                Duration.ofMillis(150));
    }

    private static void assertRefused(String message, String option, Object value) {
        assertRefused(Options.DEFAULTS, message, option, value);
    }

    private static void assertRefused(Options from, String message, String option, Object value) {
        assertThatThrownBy(() -> Stage.changed(from, option, value))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }
}
