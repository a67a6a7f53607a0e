package orrery.protocols.raft;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import orrery.api.History;
import orrery.api.Operation;
import orrery.explore.Trial;
import orrery.trace.Recording;

/** What clients see: answers while there is a majority, none while there is not, and in the end an answer to everything. */
class ClientsTest {

    private static final long MILLI = 1_000_000;

    static LongStream seeds() {
        return LongStream.rangeClosed(1, 30);
    }

    /** Two of three servers are down from second 2 to second 5. */
    @ParameterizedTest
    @MethodSource("seeds")
    void withoutAMajorityNobodyIsAnswered(long seed) {
        Stage stage = new Stage(3)
                .lasting(Duration.ofSeconds(8))
                .clients(2, 20, "put", "get")
                .crash(2_000, Stage.LEADER, 3_000)
                .crash(2_000, Stage.FOLLOWER, 3_500);
        History history = play(stage, seed);
        long onTheWay = 2_000 + 15;
        assertThat(history.operations())
                .noneMatch(operation -> between(operation.completedNanos(), onTheWay, 5_000))
                .anyMatch(operation -> between(operation.completedNanos(), 5_000, 8_000));
    }

    /** The leader and one follower are cut off from the other servers, and clients reach all of them: no hint misleads for ever. */
    @ParameterizedTest
    @MethodSource("seeds")
    void clientsFindTheNewLeaderWhileTheOldOneStillLeads(long seed) {
        Stage stage = new Stage(5)
                .lasting(Duration.ofSeconds(8))
                .clients(2, 20, "put", "get")
                .cut(2_000, List.of(Stage.LEADER, Stage.FOLLOWER), List.of(Stage.OTHERS), 6_000);
        History history = play(stage, seed);
        assertThat(history.operations().stream()
                        .filter(operation -> between(operation.completedNanos(), 5_000, 8_000))
                        .map(Operation::client)
                        .distinct())
                .hasSize(2);
    }

    /** Power failures, a partition and a lossy network; questions end at second 6, and so do the faults. */
    @ParameterizedTest
    @MethodSource("seeds")
    void whenTheFaultsAreOverEverythingIsAnswered(long seed) {
        Stage stage = new Stage(5)
                .lasting(Duration.ofSeconds(12))
                .losing(0.05)
                .clients(3, 20, 0, 6_000, "put", "get", "cas")
                .crash(1_000, Stage.LEADER, 2_000)
                .crash(2_000, Stage.LEADER, 2_000)
                .cut(4_000, List.of(Stage.LEADER, Stage.FOLLOWER), List.of(Stage.OTHERS), 2_000);
        History history = play(stage, seed);
        assertThat(history.operations()).isNotEmpty().noneMatch(operation -> operation.completed() == Operation.OPEN);
    }

    private static History play(Stage stage, long seed) {
        Trial.Played played = stage.trial(new Raft()).play(seed, Recording.digestOnly());
        assertThat(played.held()).as("%s", played.verdicts()).isTrue();
        return played.trace().history();
    }

    private static boolean between(long nanos, long fromMillis, long toMillis) {
        return nanos != Operation.OPEN && nanos > fromMillis * MILLI && nanos < toMillis * MILLI;
    }
}
