package orrery.protocols.broadcast;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
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
import orrery.protocols.broadcast.Options.Along;
import orrery.world.Distribution;
import orrery.world.Fault;
import orrery.world.Topology;

/** The promises of broadcast and its wrong twins. */
class BroadcastTest {

    private static final Broadcast RIGHT = new Broadcast();

    static Stream<Twin> twins() {
        return RIGHT.twins().stream();
    }

    /** Clients ask until half time; then there is time for what is still missing. */
    private static Arena arena(Along along, boolean acknowledge) {
        return new Arena(6, new Options(along, acknowledge, Duration.ofMillis(300)))
                .topology(Topology.ring(6))
                .latency(new Distribution.Uniform(5_000_000, 15_000_000))
                .lasting(Duration.ofSeconds(16))
                .clients(2, 1, 5, Duration.ofSeconds(4), "broadcast", "broadcast", "read");
    }

    private static Fault halves() {
        return new Fault.Partition(
                new Fault.When.At(Span.millis(1_000, 1_000)),
                List.of(
                        List.of(Arena.server(1), Arena.server(2), Arena.server(3)),
                        List.of(Arena.server(4), Arena.server(5), Arena.server(6))),
                Optional.of(Span.exactly(Duration.ofSeconds(4))),
                Optional.empty());
    }

    @ParameterizedTest
    @MethodSource("twins")
    void aTwinBreaksItsPromise(Twin twin) {
        Arena arena = switch (twin.name()) {
            case "passes-on-every-copy", "fills-the-gaps" -> arena(Along.LINKS, false);
            case "tells-one-neighbour" -> arena(Along.LINKS, false).topology(Topology.star(6));
            case "cuts-the-tree" -> arena(Along.TREE, false).duplicating(0.5);
            case "never-sends-again" -> arena(Along.LINKS, true).fault(halves());
            case "forgets-in-a-crash" ->
                arena(Along.LINKS, true)
                        .crash(Span.millis(2_000, 3_000), Arena.server(4), Optional.of(Duration.ofMillis(500)));
            default -> throw new AssertionError("no world is known that brings out " + twin);
        };
        TwinTrial.breaksItsPromise(RIGHT, twin, arena, 50);
    }

    @Test
    void whatATwinBreaksIsPromised() {
        TwinTrial.promisesWhatTheRightOnePromises(RIGHT);
    }

    @ParameterizedTest
    @EnumSource(Along.class)
    void withAcknowledgementsAllIsKeptWhateverIsLost(Along along) {
        Arena faulty = arena(along, true)
                .losing(0.2)
                .duplicating(0.2)
                .reordering(0.2)
                .fault(halves())
                .crash(Span.millis(0, 3_000), Arena.ANY, Optional.of(Duration.ofSeconds(1)));
        TwinTrial.breaksNothing(RIGHT, faulty, 30);
    }

    @Test
    void retriesTakeTime() {
        assertThatThrownBy(() -> new Options(Along.LINKS, true, Duration.ZERO))
                .hasMessage("retry must be longer than 0s, was 0s");
    }
}
