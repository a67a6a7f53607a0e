package orrery.protocols.pingpong;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import orrery.api.NodeId;
import orrery.api.Protocol;
import orrery.api.Setup;
import orrery.api.Span;
import orrery.api.Twin;
import orrery.explore.Trial;
import orrery.trace.Recording;
import orrery.verdict.Verdict;
import orrery.world.Distribution;
import orrery.world.Fault;
import orrery.world.Link;
import orrery.world.Loss;
import orrery.world.Network;
import orrery.world.Target;
import orrery.world.Workload;
import orrery.world.World;

/** The ball comes back however bad the network is and whoever falls over; each wrong twin loses it or doubles it. */
class PingPongTest {

    private static final Link BAD = new Link(
            new Distribution.Uniform(5_000_000, 15_000_000),
            new Loss.Independent(0.3),
            0.2,
            0.2,
            Span.millis(20, 100),
            false,
            0,
            true,
            Optional.empty(),
            0);

    @Test
    void theRallyEndsWithOneBall() {
        List<Fault> falls = List.of(crash("n1", 0), crash("n2", 1));
        for (long seed = 1; seed <= 300; seed++) {
            assertThat(trial(new PingPong(), falls)
                            .play(seed, Recording.digestOnly())
                            .verdicts())
                    .as("seed %d", seed)
                    .allMatch(verdict ->
                            verdict.status() == Verdict.Status.HELD || verdict.status() == Verdict.Status.REACHED);
        }
    }

    static Stream<Twin> twins() {
        return new PingPong().twins().stream();
    }

    @ParameterizedTest
    @MethodSource("twins")
    void aTwinBreaksItsPromise(Twin twin) {
        Trial trial = trial(twin.protocol(), List.of());
        assertThat(LongStream.rangeClosed(1, 10)
                        .mapToObj(
                                seed -> trial.play(seed, Recording.digestOnly()).verdicts())
                        .map(verdicts -> verdicts.stream()
                                .filter(Verdict::broken)
                                .map(Verdict::promise)
                                .toList()))
                .contains(List.of(twin.breaks()));
    }

    @Test
    void itIsPlayedByTwo() {
        List<NodeId> three = World.servers(3);
        PingPong pingpong = new PingPong();
        Setup setup = new Setup(three, List.of(), three.subList(1, 3), pingpong.options(), Map.of());
        assertThatThrownBy(() -> pingpong.boot(three.getFirst(), setup))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("pingpong is played by 2 nodes without clients, not by 3 with 0");
    }

    private static Fault crash(String node, int index) {
        return new Fault.Crash(
                new Fault.When.At(Span.millis(0, 500)),
                new Target.Named(new NodeId(index, node)),
                Optional.of(Span.millis(1, 300)),
                Fault.Spot.BETWEEN_EFFECTS,
                false);
    }

    private static Trial trial(Protocol<?, ?> protocol, List<Fault> faults) {
        World world = new World(
                World.servers(2),
                List.of(),
                Duration.ofSeconds(12).toNanos(),
                World.DEFAULT_MAX_STEPS,
                new PingPong.Options(5, Duration.ofMillis(100)),
                new Network(BAD),
                Workload.none(),
                faults);
        return new Trial(protocol, "", world, Optional.empty(), "test", List.of(), false);
    }
}
