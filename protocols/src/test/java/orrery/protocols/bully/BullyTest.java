package orrery.protocols.bully;

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
import orrery.protocols.Arena;
import orrery.protocols.TwinTrial;
import orrery.protocols.bully.Options.Watch;
import orrery.trace.Event;
import orrery.trace.Recording;
import orrery.trace.Step;
import orrery.world.Distribution;

/** How many messages an election takes, and the wrong twins. */
class BullyTest {

    private static final Bully RIGHT = new Bully();
    private static final Span AFTER_A_SECOND = Span.millis(1_000, 1_000);

    private static Arena arena(int processes, Watch watch) {
        return new Arena(processes, new Options(Duration.ofMillis(20), Duration.ofMillis(200), watch))
                .latency(new Distribution.Uniform(5_000_000, 15_000_000))
                .lasting(Duration.ofSeconds(15));
    }

    /** N^2 - N - 1 if the lowest notices that the highest is down, 19 for five; N - 2 if the one next to it does. */
    @ParameterizedTest
    @ValueSource(ints = {2, 3, 4, 5, 8})
    void messagesOfAnElection(int processes) {
        assertThat(messages(processes, Watch.LOWEST))
                .isEqualTo(processes == 2 ? 0 : (long) processes * processes - processes - 1);
        assertThat(messages(processes, Watch.NEXT)).isEqualTo(processes - 2L);
    }

    private static long messages(int processes, Watch watch) {
        Trial.Played played = arena(processes, watch)
                .crash(AFTER_A_SECOND, Arena.server(processes), Optional.empty())
                .trial(RIGHT)
                .play(1, Recording.everything());
        assertThat(played.held()).isTrue();
        long messages = 0;
        boolean crashed = false;
        for (Step step : played.trace().steps()) {
            crashed |= step.event() instanceof Event.Crashed;
            if (crashed) {
                messages += isOfTheElection(step.event()) ? 1 : 0;
            }
        }
        return messages;
    }

    private static boolean isOfTheElection(Event event) {
        return switch (event) {
            case Event.Delivered(var from, Message message, long nth, int copy, var detour) -> message != Message.ALIVE;
            case Event.Dropped(var to, Message message, long nth, int copy, var reason) -> message != Message.ALIVE;
            default -> false;
        };
    }

    static Stream<Twin> twins() {
        return RIGHT.twins().stream();
    }

    @ParameterizedTest
    @MethodSource("twins")
    void aTwinBreaksItsPromise(Twin twin) {
        Arena arena = switch (twin.name()) {
            case "waits-too-briefly" ->
                arena(5, Watch.ALL)
                        .latency(new Distribution.Uniform(12_000_000, 20_000_000))
                        .crash(Span.millis(2_000, 3_000), Arena.server(3), Optional.of(Duration.ofMillis(500)));
            case "misses-nobody" -> arena(5, Watch.ALL).crash(AFTER_A_SECOND, Arena.server(5), Optional.empty());
            default -> arena(5, Watch.ALL).crash(AFTER_A_SECOND, Arena.server(5), Optional.of(Duration.ofSeconds(1)));
        };
        TwinTrial.breaksItsPromise(RIGHT, twin, arena, 50);
    }

    @Test
    void whatATwinBreaksIsPromised() {
        TwinTrial.promisesWhatTheRightOnePromises(RIGHT);
    }

    /** A decoy: who does not wait for those above who have answered sends more, and hears of them in time all the same. */
    @Test
    void notToYieldBreaksNothing() {
        Bully stubborn = new Bully(new Rules() {
            @Override
            public boolean yields() {
                return false;
            }
        });
        TwinTrial.breaksNothing(stubborn, restless(5), 50);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4, 7})
    void whoeverCrashesAndComesBackThereIsOneCoordinator(int processes) {
        TwinTrial.breaksNothing(RIGHT, restless(processes), 100);
    }

    private static Arena restless(int processes) {
        Arena arena =
                arena(processes, Watch.ALL).lasting(Duration.ofSeconds(20)).duplicating(0.1);
        for (int crash = 0; crash < 6; crash++) {
            arena.crash(Span.millis(0, 4_000), Arena.ANY, Optional.of(Duration.ofMillis(50 + 150L * crash)));
        }
        return arena;
    }
}
