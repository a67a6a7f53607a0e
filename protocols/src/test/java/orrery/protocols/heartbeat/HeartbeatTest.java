package orrery.protocols.heartbeat;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import orrery.api.Context;
import orrery.api.NodeId;
import orrery.api.Span;
import orrery.api.Twin;
import orrery.protocols.Arena;
import orrery.protocols.TwinTrial;
import orrery.protocols.heartbeat.Options.Detector;
import orrery.world.Distribution;
import orrery.world.Fault;

/** The promises of failure detectors, their wrong twins, and what looks wrong and is not. */
class HeartbeatTest {

    private static final HeartbeatDetector RIGHT = new HeartbeatDetector();

    static Stream<Twin> twins() {
        return RIGHT.twins().stream();
    }

    private static Arena arena(Detector detector) {
        Options defaults = Options.DEFAULTS;
        return new Arena(
                        5,
                        new Options(
                                detector,
                                defaults.interval(),
                                defaults.misses(),
                                defaults.threshold(),
                                defaults.window(),
                                defaults.deviation()))
                .latency(new Distribution.Uniform(5_000_000, 15_000_000))
                .lasting(Duration.ofSeconds(16));
    }

    private static Fault jump(Duration by) {
        return new Fault.ClockJump(
                new Fault.When.At(Span.millis(3_000, 4_000)), Arena.server(2), by.toNanos(), Optional.empty());
    }

    private static Fault pause() {
        return new Fault.Pause(
                new Fault.When.At(Span.millis(5_000, 6_000)),
                Arena.server(3),
                Optional.of(Span.exactly(Duration.ofSeconds(2))));
    }

    @ParameterizedTest
    @MethodSource("twins")
    void aTwinBreaksItsPromise(Twin twin) {
        Arena arena = switch (twin.name()) {
            case "trusts-the-clock" -> arena(Detector.MISSES).fault(jump(Duration.ofSeconds(10)));
            case "never-trusts-again" ->
                arena(Detector.MISSES).isolate(Span.millis(2_000, 3_000), Arena.ANY, Duration.ofSeconds(2));
            case "tells-only-the-next" ->
                arena(Detector.MISSES)
                        .crash(Span.millis(2_000, 3_000), Arena.server(1), Optional.of(Duration.ofSeconds(1)));
            case "learns-from-outages" ->
                arena(Detector.PHI)
                        .crash(Span.millis(800, 1_000), Arena.server(1), Optional.of(Duration.ofSeconds(7)))
                        .crash(Span.millis(9_000, 9_000), Arena.server(1), Optional.empty());
            default -> throw new AssertionError("no world is known that brings out " + twin);
        };
        TwinTrial.breaksItsPromise(RIGHT, twin, arena, 50);
    }

    @Test
    void whatATwinBreaksIsPromised() {
        TwinTrial.promisesWhatTheRightOnePromises(RIGHT);
    }

    @ParameterizedTest
    @EnumSource(Detector.class)
    void thePromisesHoldWhateverHappens(Detector detector) {
        Arena faulty = arena(detector)
                .losing(0.05)
                .duplicating(0.05)
                .crash(Span.millis(1_000, 5_000), Arena.ANY, Optional.of(Duration.ofSeconds(2)))
                .crash(Span.millis(1_000, 5_000), Arena.ANY, Optional.empty())
                .isolate(Span.millis(1_000, 5_000), Arena.ANY, Duration.ofSeconds(2));
        TwinTrial.breaksNothing(RIGHT, faulty, 30);
    }

    /** Whoever counts its own intervals is not deceived by its clock, nor by having slept. */
    @Test
    void clocksThatJumpAndProcessesThatSleepAccuseNobody() {
        Arena faulty = arena(Detector.MISSES)
                .fault(jump(Duration.ofSeconds(10)))
                .fault(jump(Duration.ofSeconds(-1)))
                .fault(pause());
        TwinTrial.breaksNothing(RIGHT, faulty, 30);
    }

    /** A decoy: whoever takes more heartbeats than necessary for a fault has a wrong idea of what is promised. */
    @Test
    void extraHeartbeatsDoNoHarm() {
        HeartbeatDetector twice = new HeartbeatDetector(new Rules() {
            @Override
            public void beat(NodeId to, Context<Heartbeat, Timer> ctx) {
                super.beat(to, ctx);
                super.beat(to, ctx);
            }
        });
        Arena crash = arena(Detector.MISSES).crash(Span.millis(2_000, 3_000), Arena.ANY, Optional.empty());
        TwinTrial.breaksNothing(twice, crash, 20);
    }

    @Test
    void optionsThatMeanNothingAreRefused() {
        Duration some = Duration.ofMillis(10);
        assertThatThrownBy(() -> new Options(Detector.PHI, some, 0, 8, 10, some))
                .hasMessage("misses must be at least 1, was 0");
        assertThatThrownBy(() -> new Options(Detector.PHI, some, 1, Double.NaN, 10, some))
                .hasMessage("threshold must be more than 0 and at most 30.0, was NaN");
        assertThatThrownBy(() -> new Options(Detector.PHI, some, 1, 8, 1, some))
                .hasMessage("window must be at least 2, was 1");
    }
}
