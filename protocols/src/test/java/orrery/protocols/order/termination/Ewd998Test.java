package orrery.protocols.order.termination;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import orrery.api.Span;
import orrery.api.Twin;
import orrery.explore.Trial;
import orrery.explore.space.Bounds;
import orrery.explore.space.Exploration;
import orrery.explore.space.Explorer;
import orrery.protocols.Arena;
import orrery.protocols.order.Playhouse;
import orrery.trace.Event;
import orrery.trace.Recording;
import orrery.trace.Step;

/** How long a token goes round when all is over, and the wrong twins. */
class Ewd998Test {

    private static final Ewd998 RIGHT = new Ewd998();

    /** At most 3N passes: two rounds that make all white, and one that finds it so (README of the TLA+ examples). */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5, 9})
    void passesOfTheTokenWhenAllIsOver(int machines) {
        Playhouse house = new Playhouse(machines, new Options(0.5, 4, Span.millis(1, 30), 0.7)).latency(5, 60);
        for (long seed = 1; seed <= 60; seed++) {
            Trial.Played played = house.play(RIGHT, seed, Recording.everything());
            assertThat(played.held()).isTrue();
            assertThat(passesAfterTheLastWork(played.trace().steps())).isLessThanOrEqualTo(3 * machines);
        }
    }

    private static int passesAfterTheLastWork(List<Step> steps) {
        int passes = 0;
        for (Step step : steps) {
            switch (step.event()) {
                case Event.Delivered(var from, Message.Token token, long nth, int copy) -> passes++;
                case Event.Delivered work -> passes = 0;
                case Event.TimedOut work -> passes = 0;
                default -> {}
            }
        }
        return passes;
    }

    /** Small scope, all of it: three machines, each of which may begin with one piece of work. */
    @Test
    void everyStateOfThreeMachines() {
        Exploration found = new Explorer(
                        RIGHT,
                        new Arena(3, new Options(0.5, 1, Span.millis(1, 30), 0.7)).world(),
                        Bounds.DEFAULT,
                        List.of(),
                        any -> true,
                        false,
                        false)
                .explore();
        assertThat(found.held()).isTrue();
        assertThat(found.whole()).isTrue();
        assertThat(found.states()).isEqualTo(4_800);
    }

    static Stream<Twin> twins() {
        return RIGHT.twins().stream();
    }

    @ParameterizedTest
    @MethodSource("twins")
    void aTwinBreaksItsPromise(Twin twin) {
        // two that wake each other while the token waits at one of them
        boolean amongMany = twin.name().equals("loses-the-colour");
        Options busy = amongMany
                ? new Options(0.2, 10, Span.millis(5, 200), 0.3)
                : new Options(0.3, 6, Span.millis(10, 100), 0.4);
        new Playhouse(amongMany ? 8 : 5, busy)
                .latency(5, 60)
                .lasting(Duration.ofSeconds(60))
                .breaksItsPromise(RIGHT, twin, 2_000);
    }

    @Test
    void whatATwinBreaksIsPromised() {
        Playhouse.promisesWhatTheRightOnePromises(RIGHT);
    }
}
