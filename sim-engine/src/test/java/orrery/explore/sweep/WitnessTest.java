package orrery.explore.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import orrery.api.Context;
import orrery.api.Node;
import orrery.api.NodeId;

/** How long a role was vacant is the longest time between two who had it. */
class WitnessTest {

    private record Leader() implements Node<Object, Object> {
        @Override
        public Node<Object, Object> receive(NodeId from, Object message, Context<Object, Object> ctx) {
            return this;
        }
    }

    private record Follower() implements Node<Object, Object> {
        @Override
        public Node<Object, Object> receive(NodeId from, Object message, Context<Object, Object> ctx) {
            return this;
        }
    }

    private static final NodeId ONE = new NodeId(0, "n1");
    private static final NodeId TWO = new NodeId(1, "n2");
    private static final NodeId CLIENT = new NodeId(2, "c1");

    @Test
    void aRoleIsHandedOnLostAndFound() {
        Witness witness = new Witness(2);
        assertThat(witness.role("leader")).isNull();
        witness.changed(0, 0, ONE, null, new Follower(), null);
        witness.changed(1, 0, TWO, null, new Follower(), null);
        witness.changed(2, 50, ONE, new Follower(), new Leader(), null);
        assertThat(witness.role("leader").firstNanos()).isEqualTo(50);
        assertThat(witness.role("leader").longestVacantNanos()).isZero();
        witness.changed(3, 100, ONE, new Leader(), null, null);
        assertThat(witness.role("leader").longestVacantNanos()).isNegative();
        witness.changed(4, 170, TWO, new Follower(), new Leader(), null);
        witness.changed(5, 300, TWO, new Leader(), new Follower(), null);
        witness.changed(6, 310, CLIENT, null, new Leader(), null);
        assertThat(witness.role("leader").longestVacantNanos()).isEqualTo(70);
        assertThat(witness.role("leader").servers()).isZero();
        assertThat(witness.role("follower").servers()).isEqualTo(1);
    }

    @Test
    void notesAreCountedWhateverTheirNumbers() {
        Witness witness = new Witness(2);
        witness.noted(1, 1, ONE, "term 3 begins");
        witness.noted(2, 2, TWO, "term 14 begins");
        witness.noted(3, 3, TWO, "something else");
        assertThat(witness.noted("term 1 begins")).isEqualTo(2);
    }
}
