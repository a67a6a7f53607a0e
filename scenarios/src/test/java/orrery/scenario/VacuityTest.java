package orrery.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import orrery.explore.Trial.Played;
import orrery.trace.Recording;

/** A green run that proved nothing is told from one that proved something. */
class VacuityTest {

    private static final String ASKED = """
            protocol: raft
            duration: 2s
            workload: { clients: 1, rate: 10/s, mix: { put: 1 }, until: 1s }
            """;

    @Test
    void aRunInWhichAllHappensIsNotVacuous() throws IOException {
        assertThat(of(ASKED + "faults: [{ at: 1s, crash: leader, for: 100ms }, { at: 1s, isolate: follower }]\n"))
                .isEqualTo(Vacuity.NONE);
    }

    @Test
    void aFaultThatTouchesNothing() throws IOException {
        assertThat(of(ASKED + "faults: [{ at: 1s, crash: n1 }, { at: 1500ms, crash: n1 }]\n")
                        .idleFaults())
                .singleElement()
                .asString()
                .contains("crash");
        // no candidate stands when all is well
        assertThat(of(ASKED + "faults: [{ at: 1s, crash: candidate }]\n").reasons())
                .singleElement()
                .asString()
                .startsWith("touched nothing: crash");
    }

    @Test
    void aRateSoSmallThatItNeverStrikes() throws IOException {
        assertThat(of(ASKED + "network: { loss: 0.00001%, reordering: 10% }\n").idleFaults())
                .singleElement()
                .asString()
                .contains("loss");
    }

    /** The rally is long over when the two are parted. */
    @Test
    void aPartitionThatStopsNoMessage() throws IOException {
        String parted = "protocol: pingpong\nnodes: 2\nfaults: [{ at: 9s, partition: [[n1], [n2]] }]\n";
        assertThat(of(parted).idleFaults()).singleElement().asString().contains("partition");
    }

    @Test
    void nobodyIsAnswered() throws IOException {
        Vacuity vacuity = of(ASKED + "faults: [{ at: 0s, partition: [[n1], [n2], [n3]] }]\n");
        assertThat(vacuity.noneCompleted()).isTrue();
        assertThat(vacuity.neverSeen()).contains("a command is committed");
        assertThat(vacuity.reasons()).contains("never seen: a command is committed", "no operation completed");
    }

    @Test
    void nobodyAsks() throws IOException {
        Vacuity vacuity = of("protocol: raft\nduration: 1s\n");
        assertThat(vacuity.noneCompleted()).isFalse();
        assertThat(vacuity.neverSeen()).containsExactly("a command is committed");
    }

    /** Whatever else did not happen: a broken promise is a proof. */
    @Test
    void aBrokenPromiseIsNotVacuous() throws IOException {
        String broken = """
                protocol: raft
                twin: half-is-a-majority
                nodes: 4
                seed: 2
                faults: [{ at: 0s, partition: [[n1, n2], [n3, n4]], for: 2s }, { at: 9s, crash: n1 }]
                """;
        assertThat(of(broken)).isEqualTo(Vacuity.NONE);
    }

    private static Vacuity of(String scenario) throws IOException {
        byte[] bytes = scenario.getBytes(StandardCharsets.UTF_8);
        Plan plan = new ScenarioReader(Protocols.installed())
                .read(ScenarioSource.of("mine", "mine.yaml", new ByteArrayInputStream(bytes)));
        Played played = plan.trial(false).play(plan.seed(), Recording.digestOnly());
        return Vacuity.of(plan.world(), played.trace(), played.verdicts());
    }
}
