package orrery.protocols.gossip;

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
import orrery.protocols.gossip.Options.By;
import orrery.protocols.gossip.Options.Cycles;
import orrery.protocols.gossip.Options.Exchange;
import orrery.protocols.gossip.Options.Interest;
import orrery.world.Distribution;
import orrery.world.Target;
import orrery.world.Topology;

/** The promises of rumor mongering, its wrong twins, and what looks wrong and is not. */
class GossipTest {

    private static final Gossip RIGHT = new Gossip();
    private static final Target INFECTIVE = new Target.Role("infective");

    private static Arena arena() {
        return new Arena(12, Options.DEFAULTS).lasting(Duration.ofSeconds(25));
    }

    static Stream<Twin> twins() {
        return RIGHT.twins().stream();
    }

    @ParameterizedTest
    @MethodSource("twins")
    void aTwinBreaksItsPromise(Twin twin) {
        Arena arena = arena().crash(Span.millis(150, 400), INFECTIVE, Optional.of(Duration.ofMillis(100)));
        TwinTrial.breaksItsPromise(RIGHT, twin, arena, 50);
    }

    @Test
    void whatATwinBreaksIsPromised() {
        TwinTrial.promisesWhatTheRightOnePromises(RIGHT);
    }

    @ParameterizedTest
    @EnumSource(Exchange.class)
    void allSwitchesKeepThePromises(Exchange exchange) {
        for (Interest interest : Interest.values()) {
            for (By by : By.values()) {
                for (Cycles cycles : Cycles.values()) {
                    Options options = new Options(exchange, interest, by, 2, false, cycles, false, cycle());
                    Arena faulty = new Arena(9, options)
                            .lasting(Duration.ofSeconds(25))
                            .latency(new Distribution.Uniform(5_000_000, 15_000_000))
                            .losing(0.2)
                            .duplicating(0.1)
                            .crash(Span.millis(100, 600), Arena.ANY, Optional.of(Duration.ofMillis(200)));
                    TwinTrial.breaksNothing(RIGHT, faulty, 2);
                }
            }
        }
    }

    private static Duration cycle() {
        return Options.DEFAULTS.cycle();
    }

    /** A decoy: whoever takes that for a fault has a wrong idea of what is promised. */
    @Test
    void aSiteMayTellItself() {
        Options options = new Options(
                Exchange.PUSH_PULL, Interest.FEEDBACK, By.COUNTER, 2, true, Cycles.SIMULTANEOUS, true, cycle());
        TwinTrial.breaksNothing(RIGHT, new Arena(3, options).lasting(Duration.ofSeconds(25)), 20);
    }

    @Test
    void aRumorKeepsToTheLinks() {
        Arena ring = arena().topology(Topology.ring(12));
        TwinTrial.breaksNothing(RIGHT, ring, 5);
        assertThat(ring.watch(RIGHT, 1, (step, time, node, before, after, saved) -> true)
                        .summary()
                        .fired())
                .isEmpty();
    }

    @Test
    void optionsThatMeanNothingAreRefused() {
        assertThatThrownBy(() ->
                        new Options(Exchange.PUSH, Interest.BLIND, By.COIN, 0, true, Cycles.SEQUENTIAL, false, cycle()))
                .hasMessage("k must be at least 1, was 0");
        assertThatThrownBy(() -> new Options(
                        Exchange.PUSH, Interest.BLIND, By.COIN, 1, true, Cycles.SEQUENTIAL, false, Duration.ZERO))
                .hasMessage("cycle must be longer than 0s, was 0s");
    }
}
