package orrery.protocols.threephase;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import orrery.explore.Trial;
import orrery.trace.Recording;
import orrery.world.Distribution;

/** Three phases take five messages for each participant and five delays: one round more than two phases (BHG, 7.5). */
class CountsTest {

    private static final long DELAY = 10_000_000;

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 8})
    void fiveMessagesAParticipantAndFiveDelays(int n) {
        Trial.Played played = new Stage(n + 1)
                .latency(new Distribution.Constant(DELAY))
                .trial(new ThreePhase())
                .play(1, Recording.everything());
        assertThat(played.held()).isTrue();
        assertThat(played.trace().summary().sent()).isEqualTo(5L * n);
        assertThat(played.trace().steps().getLast().timeNanos()
                        - Options.DEFAULTS.begin().toNanos())
                .isEqualTo(5 * DELAY);
    }
}
