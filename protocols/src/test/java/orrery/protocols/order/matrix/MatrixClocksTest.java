package orrery.protocols.order.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import orrery.api.Decoy;
import orrery.api.NodeId;
import orrery.api.Span;
import orrery.api.Twin;
import orrery.protocols.Arena;
import orrery.protocols.TwinTrial;
import orrery.world.Distribution;
import orrery.world.World;

/** How far news must travel until it may be forgotten, and the wrong twins. */
class MatrixClocksTest {

    private static final MatrixClocks RIGHT = new MatrixClocks();
    private static final Rules RULES = new Rules();

    /**
     * One message goes round a ring. The last process hears of the first one's event after n - 1 hops, and is the first to know that
     * all have; all know that, and have forgotten it, after n - 1 more.
     */
    @ParameterizedTest
    @ValueSource(ints = {2, 3, 5, 8, 13})
    void onceRoundToKnowAndAgainToForget(int processes) {
        List<Saved> all = new ArrayList<>();
        List<NodeId> nodes = World.servers(processes);
        for (int each = 0; each < processes; each++) {
            all.add(Saved.nothing(processes));
        }
        Happened event = new Happened.Added(new Happened.Id(nodes.getFirst(), 1));
        all.set(0, all.getFirst().did(0, event, RULES));
        int hops = 0;
        int allHaveHeard = 0;
        while (all.stream().anyMatch(has -> !has.log().isEmpty()) || allHaveHeard == 0) {
            int from = hops % processes;
            int to = (hops + 1) % processes;
            Saved sender = all.get(from);
            List<Happened> news =
                    RULES.news(sender.table(), from, to, sender.log().values());
            all.set(to, all.get(to).learn(to, from, new Message(sender.table(), news), RULES));
            hops++;
            if (allHaveHeard == 0 && all.stream().allMatch(has -> has.entries().contains(event.id()))) {
                allHaveHeard = hops;
                assertThat(all.get(to).log()).as("the last to hear").isEmpty();
            }
        }
        assertThat(allHaveHeard).isEqualTo(processes - 1);
        assertThat(hops).isEqualTo(2 * (processes - 1));
    }

    private static Arena arena() {
        return new Arena(4, Options.DEFAULTS)
                .latency(new Distribution.Uniform(5_000_000, 50_000_000))
                .lasting(Duration.ofSeconds(30));
    }

    private static Arena faulty() {
        return crashing(1_000, 2_000).losing(0.2).duplicating(0.2).reordering(0.2);
    }

    private static Arena crashing(long fromMillis, long untilMillis) {
        return arena().crash(
                        Span.millis(fromMillis, untilMillis), Arena.server(1), Optional.of(Duration.ofMillis(200)));
    }

    static Stream<Twin> twins() {
        return RIGHT.twins().stream();
    }

    @ParameterizedTest
    @MethodSource("twins")
    void aTwinBreaksItsPromise(Twin twin) {
        // later, others have forgotten what is lost, and two promises are broken at once
        Arena arena = twin.name().equals("forgets-in-a-crash") ? crashing(200, 500) : faulty();
        TwinTrial.breaksItsPromise(RIGHT, twin, arena, 50);
    }

    @Test
    void whatATwinBreaksIsPromised() {
        TwinTrial.promisesWhatTheRightOnePromises(RIGHT);
    }

    @Test
    void nothingIsLostWhateverTheNetworkDoes() {
        TwinTrial.breaksNothing(RIGHT, faulty().isolate(Span.millis(0, 3_000), Arena.ANY, Duration.ofSeconds(2)), 50);
    }

    @Test
    void whatOnlyLooksWrongIsNot() {
        for (Decoy decoy : RIGHT.decoys()) {
            TwinTrial.breaksNothing(decoy.protocol(), faulty(), 50);
        }
    }
}
