package orrery.protocols.raft;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import orrery.api.Span;
import orrery.explore.Trial;
import orrery.run.Simulator;
import orrery.trace.Recording;
import orrery.verdict.Verdict;

/** What looks wrong and is not: no promise may be said to be broken, in 200 runs with a leader that crashes. */
class DecoysTest {

    private static final int SEEDS = 200;

    record Decoy(String what, Raft protocol, Stage stage) {
        @Override
        public String toString() {
            return what;
        }
    }

    static Stream<Decoy> decoys() {
        Stream<Decoy> odd =
                new Raft().decoys().stream().map(decoy -> new Decoy(decoy.name(), (Raft) decoy.protocol(), stage()));
        Stream<Decoy> worlds = Stream.of(
                new Decoy(
                        "heartbeats that nobody needs",
                        new Raft(),
                        stage().set("heartbeat", Duration.ofMillis(5)).set("reads", Reads.READ_INDEX)),
                new Decoy("most messages come twice", new Raft(), stage().duplicating(.8)),
                new Decoy(
                        "messages that come late are rejected, sent again and accepted",
                        new Raft(),
                        stage().reordering(.3, Span.millis(20, 200)).set("entriesPerMessage", 1)),
                new Decoy(
                        "a leader that asks another to take over again and again",
                        new Raft(),
                        stage().set("transferAfter", Duration.ofMillis(100))));
        return Stream.concat(odd, worlds);
    }

    private static Stage stage() {
        return new Stage(3).clients(2, 20, "put", "get", "cas").crash(1_500, Stage.LEADER, 500);
    }

    @ParameterizedTest
    @MethodSource("decoys")
    void whatOnlyLooksWrongIsNotCalledBroken(Decoy decoy) {
        Trial trial = decoy.stage().trial(decoy.protocol());
        Simulator simulator = new Simulator();
        for (long seed = 1; seed <= SEEDS; seed++) {
            assertThat(trial.play(simulator, seed, Recording.digestOnly()).verdicts())
                    .as("seed %d", seed)
                    .noneMatch(Verdict::broken);
        }
    }
}
