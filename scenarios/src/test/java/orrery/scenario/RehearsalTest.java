package orrery.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** A world that its protocol is not for is refused where the scenario is read, at the option that says so if there is one. */
class RehearsalTest {

    private static final ScenarioReader READER = new ScenarioReader(Protocols.installed());

    @Test
    void anOptionNamesANodeThatThereIsNot() {
        refused("""
                protocol: raft
                nodes: 3
                duration: 1s
                with: { members: 2, changes: [1s n1 n2 n3, 2s n1 n9] }
                """, "mine.yaml:4:30: with.changes: found n9, but the servers are n1, n2, n3");
        refused(
                "protocol: raft\nnodes: 3\nduration: 1s\nwith: { members: 4 }\n",
                "mine.yaml:4:18: with.members: found 4, but there are 3 servers");
    }

    @Test
    void anotherVersionIsOddToo() {
        refused("""
                protocol: raft
                nodes: 3
                duration: 1s
                versions:
                  later: { nodes: [n2], with: { changes: [1s n4] } }
                """, "mine.yaml:5:42: versions.later.with.changes: found n4, but the servers are n1, n2, n3");
    }

    @Test
    void theProtocolIsForOtherWorlds() {
        refused(
                "protocol: threephase\nnodes: 1\nduration: 1s\n",
                "mine.yaml:1:11: protocol: a coordinator and a participant are two nodes");
        refused(
                "protocol: wal\nnodes: 3\nduration: 1s\n",
                "mine.yaml:1:11: protocol: wal is played by 1 node, not by 3; write nodes: 1");
    }

    private static void refused(String scenario, String problem) {
        assertThatThrownBy(() -> READER.read(new ScenarioSource("mine", "mine.yaml", scenario)))
                .isInstanceOfSatisfying(
                        ScenarioException.class,
                        wrong -> assertThat(wrong.problems())
                                .extracting(Problem::toString)
                                .containsExactly(problem));
    }
}
