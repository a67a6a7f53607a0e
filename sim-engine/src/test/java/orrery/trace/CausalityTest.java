package orrery.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import orrery.api.NodeId;

/**
 * Who can have known what:
 *
 * <pre>
 * n1   0 -------- 3 ------- 6
 *        \          \
 * n2      `-- 1 - 2   `- (4 dropped)
 * n3                5
 * </pre>
 */
class CausalityTest {

    private static final NodeId N1 = new NodeId(0, "n1");
    private static final NodeId N2 = new NodeId(1, "n2");
    private static final NodeId N3 = new NodeId(2, "n3");

    private static final Causality CAUSALITY = Causality.of(List.of(
            step(0, N1, -1),
            step(1, N2, 0),
            step(2, N2, 1),
            step(3, N1, -1),
            new Step(4, 4, N1, new Event.Dropped(N2, "m", 0, 0, Event.Reason.LOSS), 3, null, null, List.of()),
            step(5, N3, -1),
            step(6, N1, -1)));

    @Test
    void aMessageIsReceivedAfterItWasSent() {
        assertThat(CAUSALITY.happenedBefore(0, 1)).isTrue();
        assertThat(CAUSALITY.happenedBefore(0, 2)).isTrue();
        assertThat(CAUSALITY.happenedBefore(1, 0)).isFalse();
        assertThat(CAUSALITY.happenedBefore(0, 0)).isFalse();
    }

    @Test
    void stepsThatCannotKnowOfEachOtherAreConcurrent() {
        assertThat(CAUSALITY.happenedBefore(2, 3)).isFalse();
        assertThat(CAUSALITY.happenedBefore(3, 2)).isFalse();
        assertThat(CAUSALITY.past(5)).isEmpty();
        assertThat(CAUSALITY.future(5)).isEmpty();
    }

    @Test
    void theSenderDoesNotLearnThatItsMessageWasDropped() {
        assertThat(CAUSALITY.happenedBefore(3, 4)).isTrue();
        assertThat(CAUSALITY.happenedBefore(4, 6)).isFalse();
        assertThat(numbers(CAUSALITY.past(6))).containsExactly(0L, 3L);
        assertThat(numbers(CAUSALITY.future(0))).containsExactly(1L, 2L, 3L, 4L, 6L);
    }

    @Test
    void clocksCountWhatHappenedBefore() {
        assertThat(CAUSALITY.vectorClock(2)).isEqualTo(new TreeMap<>(Map.of(N1, 1L, N2, 2L)));
        assertThat(CAUSALITY.vectorClock(4)).isEqualTo(new TreeMap<>(Map.of(N1, 2L)));
        assertThat(CAUSALITY.vectorClock(6)).isEqualTo(new TreeMap<>(Map.of(N1, 3L)));
        assertThat(CAUSALITY.lamportTime(0)).isEqualTo(1);
        assertThat(CAUSALITY.lamportTime(2)).isEqualTo(3);
        assertThat(CAUSALITY.lamportTime(5)).isEqualTo(1);
    }

    @Test
    void aPartitionComesBeforeItsHealing() {
        Causality causality = Causality.of(List.of(
                new Step(0, 0, null, new Event.Partitioned(0, List.of(), false), -1, null, null, List.of()),
                step(1, N1, -1),
                new Step(2, 0, null, new Event.Healed(0), 0, null, null, List.of())));
        assertThat(causality.happenedBefore(0, 2)).isTrue();
        assertThat(causality.happenedBefore(0, 1)).isFalse();
        assertThat(causality.happenedBefore(1, 2)).isFalse();
        assertThat(causality.vectorClock(2)).isEmpty();
    }

    @Test
    void causesBeforeTheRecordingAreLeftOut() {
        Causality causality = Causality.of(List.of(step(100, N1, 7), step(101, N2, 100)));
        assertThat(causality.past(100)).isEmpty();
        assertThat(numbers(causality.past(101))).containsExactly(100L);
    }

    @Test
    void stepsThatAreNotConsecutiveAreRefused() {
        assertThatThrownBy(() -> Causality.of(List.of(step(0, N1, -1), step(2, N1, -1))))
                .hasMessage("steps are numbered without gaps and come after their causes, but in place 1 is step 2 with"
                        + " the cause -1");
        assertThatThrownBy(() -> Causality.of(List.of(step(0, N1, 0)))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> CAUSALITY.past(7)).hasMessage("there is no step 7 among these 7");
        assertThatThrownBy(() -> Causality.of(List.of()).past(0)).hasMessage("there is no step 0 among these 0");
    }

    private static List<Long> numbers(List<Step> steps) {
        return steps.stream().map(Step::number).toList();
    }

    private static Step step(long number, @Nullable NodeId node, long cause) {
        return new Step(number, number, node, new Event.Booted(0), cause, null, null, List.of());
    }
}
