package orrery.protocols.order.mutex;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import orrery.api.NodeId;
import orrery.api.Span;
import orrery.api.Twin;
import orrery.explore.space.Bounds;
import orrery.explore.space.Exploration;
import orrery.explore.space.Explorer;
import orrery.protocols.Arena;
import orrery.protocols.order.Playhouse;
import orrery.world.World;

/** Quorums that meet, how many messages an entry takes, and the wrong twins. */
class MaekawaTest {

    private static final Maekawa RIGHT = new Maekawa();

    /** What exclusion takes; and in a projective plane all quorums are alike, and so are all processes. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 16, 20, 21, 31, 57})
    void anyTwoQuorumsMeet(int processes) {
        List<NodeId> all = World.servers(processes);
        for (NodeId one : all) {
            List<NodeId> quorum = Quorums.of(one, all);
            assertThat(quorum).contains(one).isSorted();
            for (NodeId other : all) {
                assertThat(quorum).containsAnyElementsOf(Quorums.of(other, all));
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"3, 2", "7, 3", "13, 4", "21, 5", "31, 6", "57, 8"})
    void projectivePlanes(int processes, int size) {
        List<NodeId> all = World.servers(processes);
        for (NodeId one : all) {
            assertThat(Quorums.of(one, all)).hasSize(size);
            assertThat(all.stream().filter(other -> Quorums.of(other, all).contains(one)))
                    .hasSize(size);
        }
    }

    /** Where nobody stands in another's way, an entry takes 3(K-1): requests, votes and releases. */
    @ParameterizedTest
    @CsvSource({"1, 1", "3, 2", "7, 3", "13, 4"})
    void messagesAnEntryAtBest(int processes, int quorum) {
        Playhouse alone = new Playhouse(processes, new Options(1, Span.millis(0, 25_000), Span.millis(1, 2)))
                .lasting(Duration.ofSeconds(60));
        long fewest = LongStream.rangeClosed(1, 20)
                .map(seed -> alone.messages(RIGHT, seed))
                .min()
                .orElseThrow();
        assertThat(fewest).isEqualTo(3L * (quorum - 1) * processes);
    }

    /** Where all stand in each other's way, 5(K-1) at most on average: from 3 to 5 sqrt(N). */
    @ParameterizedTest
    @CsvSource({"3, 2", "7, 3", "13, 4", "21, 5"})
    void messagesAnEntryWhereAllWantTo(int processes, int quorum) {
        int entries = 5;
        Playhouse crowd = new Playhouse(processes, new Options(entries, Span.millis(0, 20), Span.millis(1, 10)))
                .lasting(Duration.ofSeconds(60));
        double sum = 0;
        int runs = 20;
        for (long seed = 1; seed <= runs; seed++) {
            sum += (double) crowd.messages(RIGHT, seed) / (processes * entries);
        }
        double each = sum / runs;
        System.out.println("Maekawa, N=" + processes + ": " + each + " messages an entry, " + each / (quorum - 1)
                + " (K-1), " + each / StrictMath.sqrt(processes) + " sqrt(N)");
        assertThat(each).isBetween(3.0 * (quorum - 1), 5.0 * (quorum - 1));
    }

    /** Small scope, all of it: three processes that enter once each. */
    @Test
    void everyStateOfThreeProcesses() {
        Exploration found = new Explorer(
                        RIGHT,
                        new Arena(3, new Options(1, Span.millis(0, 200), Span.millis(10, 40))).world(),
                        Bounds.DEFAULT.with(new Bounds.Mail(Bounds.Network.ORDERED, false, false, false)),
                        List.of(),
                        any -> true,
                        false,
                        false)
                .explore();
        assertThat(found.held()).isTrue();
        assertThat(found.whole()).isTrue();
        assertThat(found.states()).isEqualTo(558);
    }

    static Stream<Twin> twins() {
        return RIGHT.twins().stream();
    }

    @ParameterizedTest
    @MethodSource("twins")
    void aTwinBreaksItsPromise(Twin twin) {
        new Playhouse(7, new Options(5, Span.millis(0, 30), Span.millis(1, 20)))
                .lasting(Duration.ofSeconds(60))
                .reordering(0.2)
                .breaksItsPromise(RIGHT, twin, 200);
    }

    @Test
    void whatATwinBreaksIsPromised() {
        Playhouse.promisesWhatTheRightOnePromises(RIGHT);
    }
}
