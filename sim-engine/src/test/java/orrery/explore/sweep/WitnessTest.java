package orrery.explore.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import java.util.List;
import java.util.Optional;
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
        Witness witness = new Witness(2, List.of());
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
        assertThat(witness.now(Measure.parse("share leader"))).hasValue(0);
        assertThat(witness.now(Measure.parse("share follower"))).hasValue(0.5);
    }

    private record Holder(Optional<Inner> inner) implements Node<Object, Object> {
        record Inner(long value) {}

        static Holder of(long value) {
            return new Holder(Optional.of(new Inner(value)));
        }

        @Override
        public Node<Object, Object> receive(NodeId from, Object message, Context<Object, Object> ctx) {
            return this;
        }
    }

    /** At each time it is what all that happens at that time has made of it. */
    @Test
    void statesAreMeasuredOverTime() {
        Witness witness = new Witness(
                2, List.of(Measure.parse("spread inner.value every 100ms"), Measure.parse("agree inner every 200ms")));
        long ms = 1_000_000;
        witness.changed(0, 0, ONE, null, Holder.of(7), null);
        witness.changed(1, 100 * ms, TWO, null, Holder.of(3), null);
        witness.changed(2, 100 * ms, TWO, Holder.of(3), Holder.of(4), null);
        witness.changed(3, 100 * ms, CLIENT, null, Holder.of(100), null);
        witness.changed(4, 250 * ms, TWO, Holder.of(4), Holder.of(7), null);
        witness.changed(5, 399 * ms, ONE, Holder.of(7), null, null);
        assertThat(witness.overTime(450 * ms))
                .containsOnly(
                        entry("spread inner.value at 0s", 0.0),
                        entry("spread inner.value at 100ms", 3.0),
                        entry("spread inner.value at 200ms", 3.0),
                        entry("spread inner.value at 300ms", 0.0),
                        entry("spread inner.value at 400ms", 0.0),
                        entry("agree inner at 0s", 0.5),
                        entry("agree inner at 200ms", 0.5),
                        entry("agree inner at 400ms", 0.5));
        assertThat(witness.now(Measure.parse("spread nothing"))).isEmpty();
    }

    @Test
    void onlyStatesAreMeasuredOverTime() {
        assertThat(Measure.parse("share leader every 500ms")).hasToString("share leader every 500ms");
        assertThatThrownBy(() -> Measure.parse("sent every 500ms"))
                .hasMessage("only share, agree and spread can be measured every 500ms");
    }

    @Test
    void notesAreCountedWhateverTheirNumbers() {
        Witness witness = new Witness(2, List.of());
        witness.noted(1, 1, ONE, "term 3 begins");
        witness.noted(2, 2, TWO, "term 14 begins");
        witness.noted(3, 3, TWO, "something else");
        assertThat(witness.noted("term 1 begins")).isEqualTo(2);
    }
}
