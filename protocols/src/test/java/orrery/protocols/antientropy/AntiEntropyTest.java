package orrery.protocols.antientropy;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import orrery.api.Span;
import orrery.api.Twin;
import orrery.protocols.Arena;
import orrery.protocols.TwinTrial;
import orrery.world.Distribution;

/** The promises of anti-entropy and its wrong twins. */
class AntiEntropyTest {

    private static final AntiEntropy RIGHT = new AntiEntropy();

    static Stream<Twin> twins() {
        return RIGHT.twins().stream();
    }

    /** @param keep how long certificates are kept */
    private static Arena arena(Duration keep, int retainers) {
        Options options =
                new Options(Duration.ofMillis(300), 3, keep, retainers, Duration.ofMinutes(10), Duration.ofMillis(300));
        return new Arena(5, options)
                .latency(new Distribution.Uniform(5_000_000, 15_000_000))
                .lasting(Duration.ofSeconds(25))
                .clients(4, 6, 6, Duration.ofSeconds(8), "put", "put", "delete", "get");
    }

    private static Arena away(Arena arena) {
        return arena.isolate(Span.millis(2_000, 3_000), Arena.server(5), Duration.ofSeconds(7));
    }

    @ParameterizedTest
    @MethodSource("twins")
    void aTwinBreaksItsPromise(Twin twin) {
        Duration ages = Duration.ofSeconds(30);
        Arena arena = switch (twin.name()) {
            case "deletes-without-certificate", "takes-what-comes" -> arena(ages, 2);
            case "drops-certificates-early" -> away(arena(ages, 0));
            case "keeps-none-dormant" -> away(arena(Duration.ofSeconds(2), 2));
            case "hashes-keys-only" -> away(arena(ages, 2));
            default -> throw new AssertionError("no world is known that brings out " + twin);
        };
        TwinTrial.breaksItsPromise(RIGHT, twin, arena, 50);
    }

    @Test
    void whatATwinBreaksIsPromised() {
        TwinTrial.promisesWhatTheRightOnePromises(RIGHT);
    }

    @Test
    void thePromisesHoldWhateverIsLostAndWhoeverCrashes() {
        Arena faulty = away(arena(Duration.ofSeconds(30), 0))
                .losing(0.1)
                .duplicating(0.1)
                .reordering(0.1)
                .crash(Span.millis(1_000, 8_000), Arena.ANY, Optional.of(Duration.ofSeconds(2)));
        TwinTrial.breaksNothing(RIGHT, faulty, 30);
    }

    /** Somebody is away for longer than certificates are kept: two that sleep are enough. */
    @Test
    void dormantCertificatesAwakeWhenTheyAreNeeded() {
        TwinTrial.breaksNothing(RIGHT, away(arena(Duration.ofSeconds(2), 2)).losing(0.05), 30);
    }

    @Test
    void optionsThatMeanNothingAreRefused() {
        Duration some = Duration.ofSeconds(1);
        assertThatThrownBy(() -> new Options(some, 13, some, 1, some, some))
                .hasMessage("depth must be from 0 to 12, was 13");
        assertThatThrownBy(() -> new Options(some, 1, Duration.ZERO, 1, some, some))
                .hasMessage("keep must be longer than 0s, was 0s");
    }
}
