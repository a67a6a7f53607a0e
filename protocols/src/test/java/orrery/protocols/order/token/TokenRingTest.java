package orrery.protocols.order.token;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import orrery.api.Span;
import orrery.api.Twin;
import orrery.explore.Trial;
import orrery.protocols.order.Playhouse;
import orrery.trace.Recording;
import orrery.trace.Step;
import orrery.world.Target;

/** How many messages an entry takes, and the wrong twins. */
class TokenRingTest {

    private static final TokenRing RIGHT = new TokenRing();

    /** Where all always want to, each pass of the token is an entry: one message each. */
    @ParameterizedTest
    @ValueSource(ints = {2, 3, 5, 10})
    void oneMessageAnEntryWhereAllWantTo(int processes) {
        int entries = 4;
        Options eager = new Options(entries, Span.millis(0, 0), Span.millis(5, 10), Span.millis(5_000, 6_000));
        Trial.Played played = new Playhouse(processes, eager).play(RIGHT, 1, Recording.everything());
        assertThat(played.held()).isTrue();
        int passes = 0;
        int entered = 0;
        for (Step step : played.trace().steps()) {
            if (step.before() instanceof Inside && step.after() instanceof Outside) {
                entered++;
            }
            if (step.event() instanceof orrery.trace.Event.Delivered && entered < processes * entries) {
                passes++;
            }
        }
        assertThat(entered).isEqualTo(processes * entries);
        // the first token is there before anybody wants it, and goes round once for nothing
        assertThat(passes).isBetween(processes * entries - 1, processes * entries + processes);
    }

    /** Whatever is lost or comes twice, whoever crashes, and however early the token is missed. */
    @Test
    void tokensAreReplacedAndNeverTwo() {
        for (long seed = 1; seed <= 150; seed++) {
            restless().breaksNothing(RIGHT, seed);
        }
    }

    private static Playhouse restless() {
        return new Playhouse(5, new Options(3, Span.millis(0, 300), Span.millis(10, 200), Span.millis(300, 900)))
                .lasting(Duration.ofSeconds(60))
                .latency(5, 100)
                .losing(0.02)
                .duplicating(0.1)
                .reordering(0.2)
                .crash(0, 2_000, new Target.Any(), Optional.of(Span.millis(100, 1_000)))
                .crash(0, 4_000, new Target.Any(), Optional.of(Span.millis(100, 1_000)));
    }

    static Stream<Twin> twins() {
        return RIGHT.twins().stream();
    }

    @ParameterizedTest
    @MethodSource("twins")
    void aTwinBreaksItsPromise(Twin twin) {
        restless().breaksItsPromise(RIGHT, twin, 200);
    }

    @Test
    void whatATwinBreaksIsPromised() {
        Playhouse.promisesWhatTheRightOnePromises(RIGHT);
    }
}
