package orrery.protocols.swim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import orrery.api.Span;
import orrery.api.Twin;
import orrery.protocols.Arena;
import orrery.protocols.TwinTrial;
import orrery.protocols.swim.Belief.Status;
import orrery.protocols.swim.Options.Order;
import orrery.world.Distribution;

/** The promises of SWIM and its wrong twins. */
class SwimTest {

    private static final Swim RIGHT = new Swim();

    static Stream<Twin> twins() {
        return RIGHT.twins().stream();
    }

    private static Arena arena(int members) {
        return new Arena(members, Options.DEFAULTS)
                .latency(new Distribution.Uniform(5_000_000, 15_000_000))
                .lasting(Duration.ofSeconds(20));
    }

    @ParameterizedTest
    @MethodSource("twins")
    void aTwinBreaksItsPromise(Twin twin) {
        Arena arena = switch (twin.name()) {
            case "believes-in-life", "raises-the-dead", "refutes-without-a-new-life", "never-lets-off" ->
                arena(6).isolate(Span.millis(2_000, 3_000), Arena.server(3), Duration.ofMillis(700));
            case "tells-once" -> arena(48).crash(Span.millis(2_000, 3_000), Arena.server(3), Optional.empty());
            case "shuffles-every-time" -> arena(6);
            default -> throw new AssertionError("no world is known that brings out " + twin);
        };
        TwinTrial.breaksItsPromise(RIGHT, twin, arena, 100);
    }

    @Test
    void whatATwinBreaksIsPromised() {
        TwinTrial.promisesWhatTheRightOnePromises(RIGHT);
    }

    @ParameterizedTest
    @EnumSource(Order.class)
    void thePromisesHoldWhenMessagesAreLostAndMembersComeAndGo(Order order) {
        Options defaults = Options.DEFAULTS;
        Options options = new Options(
                defaults.period(),
                defaults.patience(),
                defaults.proxies(),
                defaults.suspicion(),
                order,
                defaults.piggyback(),
                defaults.spread());
        Arena faulty = new Arena(8, options)
                .latency(new Distribution.Uniform(5_000_000, 15_000_000))
                .lasting(Duration.ofSeconds(30))
                .losing(0.1)
                .duplicating(0.1)
                .reordering(0.1)
                .crash(Span.millis(1_000, 5_000), Arena.ANY, Optional.of(Duration.ofSeconds(3)))
                .crash(Span.millis(1_000, 9_000), Arena.ANY, Optional.empty())
                .isolate(Span.millis(3_000, 9_000), Arena.ANY, Duration.ofMillis(700));
        TwinTrial.breaksNothing(RIGHT, faulty, 30);
    }

    /** Without suspicion, as in the basic protocol of section 3, a member that is probed in vain is dead at once. */
    @Test
    void suspicionCanBeLeftOut() {
        Options basic =
                new Options(Duration.ofMillis(200), Duration.ofMillis(60), 3, Duration.ZERO, Order.RANDOM, 6, 3);
        Arena crash = new Arena(8, basic)
                .lasting(Duration.ofSeconds(20))
                .crash(Span.millis(1_000, 2_000), Arena.server(2), Optional.empty());
        TwinTrial.breaksNothing(RIGHT, crash, 10);
    }

    /** The table of section 4.2. */
    @Test
    void whatOverridesWhat() {
        Rules rules = new Rules();
        for (Status heard : Status.values()) {
            for (Status believed : Status.values()) {
                assertThat(rules.overrides(new Belief(heard, 3), new Belief(believed, 2)))
                        .isTrue();
                assertThat(rules.overrides(new Belief(heard, 2), new Belief(believed, 3)))
                        .isFalse();
                assertThat(rules.overrides(new Belief(heard, 2), new Belief(believed, 2)))
                        .isEqualTo(heard.ordinal() > believed.ordinal());
            }
        }
    }

    @Test
    void optionsThatMeanNothingAreRefused() {
        assertThatThrownBy(() ->
                        new Options(Duration.ofMillis(50), Duration.ofMillis(60), 3, Duration.ZERO, Order.RANDOM, 6, 3))
                .hasMessage("patience must be shorter than the period, was 60ms of 50ms");
        assertThatThrownBy(() -> new Options(
                        Duration.ofMillis(50), Duration.ofMillis(20), -1, Duration.ZERO, Order.RANDOM, 6, 3))
                .hasMessage("proxies must be at least 0, was -1");
    }
}
