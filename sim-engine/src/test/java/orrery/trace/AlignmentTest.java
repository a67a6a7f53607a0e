package orrery.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import orrery.api.History;
import orrery.api.NodeId;

/** Two runs laid side by side: what the order of concurrent steps does not change, and which difference matters. */
class AlignmentTest {

    private static final NodeId A = new NodeId(0, "a");
    private static final NodeId B = new NodeId(1, "b");
    private static final NodeId C = new NodeId(2, "c");

    record Say(String word) {}

    record Heard(int limit, List<String> words) {}

    /** A run written down by hand: what each node hears, from whom, and because of which step. */
    private static final class Script {
        private final List<Step> steps = new ArrayList<>();
        private final int limit;

        Script(int limit) {
            this.limit = limit;
            for (NodeId node : List.of(A, B, C)) {
                add(node, new Event.Booted(0), Step.NO_CAUSE, "");
            }
        }

        Script hears(NodeId node, NodeId from, String word, long cause) {
            return add(node, new Event.Delivered(from, new Say(word), steps.size(), 0), cause, word);
        }

        Script fires(NodeId node, String timer, long cause) {
            return add(node, new Event.TimedOut(timer), cause, timer);
        }

        Script loses(NodeId from, NodeId to, String word, long cause) {
            return add(from, new Event.Dropped(to, new Say(word), 0, 0, Event.Reason.LOSS), cause, "");
        }

        private Script add(NodeId node, Event event, long cause, String word) {
            long number = steps.size();
            // times differ from run to run, as they do
            steps.add(new Step(
                    number,
                    number * 10 + limit,
                    node,
                    event,
                    cause,
                    null,
                    new Heard(limit, List.of(word)),
                    List.of(new Effect.TimerSet("rest", number))));
            return this;
        }

        Trace trace() {
            return new Trace(
                    new Trace.Header("s", "p", "", limit, List.of(A, B, C), List.of(), 1_000),
                    steps,
                    new History(List.of()),
                    new Trace.Summary(steps.size(), 0, 0, 0, new TreeMap<>()),
                    new Trace.End(Trace.End.Kind.QUIET, ""),
                    0);
        }
    }

    @Test
    void theOrderOfConcurrentStepsMakesNoDifference() {
        Trace one = new Script(1).hears(A, C, "x", 2).hears(B, C, "y", 2).trace();
        Trace other = new Script(1).hears(B, C, "y", 2).hears(A, C, "x", 2).trace();
        Alignment alignment = Alignment.of(one, List.of(), other);
        assertThat(alignment.first()).isEmpty();
        assertThat(alignment.lanes()).extracting(Alignment.Lane::common).containsExactly(2, 2, 1);
    }

    @Test
    void theOrderAtOneNodeDoes() {
        Trace one = new Script(1).hears(A, B, "x", 1).hears(A, C, "y", 2).trace();
        Trace other = new Script(1).hears(A, C, "y", 2).hears(A, B, "x", 1).trace();
        Alignment.Lane first = Alignment.of(one, List.of(), other).first().orElseThrow();
        assertThat(first.node()).isEqualTo(A);
        assertThat(first.one()).isEqualTo(one.steps().get(3));
        assertThat(first.other()).isEqualTo(other.steps().get(3));
        assertThat(first.differences()).isEmpty();
    }

    @Test
    void aDifferenceThatNothingCameOfIsPassedOver() {
        // b goes another way first, but what fails, at step 5, depends on a alone
        Trace one = new Script(1)
                .fires(B, "early", 1)
                .fires(A, "late", 0)
                .hears(C, A, "late", 4)
                .trace();
        Trace other = new Script(1)
                .fires(B, "never", 1)
                .fires(A, "soon", 0)
                .hears(C, A, "soon", 4)
                .trace();
        assertThat(Alignment.of(one, List.of(5L), other).first().orElseThrow().node())
                .isEqualTo(A);
        assertThat(Alignment.of(one, List.of(), other).first().orElseThrow().node())
                .isEqualTo(B);
        assertThat(Alignment.of(one, List.of(5L, 3L), other)
                        .first()
                        .orElseThrow()
                        .node())
                .as("unless the failure hangs on it in another way")
                .isEqualTo(B);
    }

    @Test
    void theCauseComesBeforeWhatFollowsFromIt() {
        Trace one = new Script(1).fires(A, "x", 0).hears(B, A, "x", 3).trace();
        Trace other = new Script(1).fires(A, "y", 0).hears(B, A, "y", 3).trace();
        Alignment alignment = Alignment.of(one, List.of(4L), other);
        assertThat(alignment.lanes()).extracting(Alignment.Lane::parts).containsExactly(true, true, false);
        assertThat(alignment.first().orElseThrow().node()).isEqualTo(A);
    }

    @Test
    void whatTheNetworkLosesIsSeenWhereItIsMissing() {
        Trace one = new Script(1).loses(A, B, "x", 0).fires(B, "tired", 1).trace();
        Trace other = new Script(1).hears(B, A, "x", 0).fires(B, "tired", 1).trace();
        Alignment.Lane first = Alignment.of(one, List.of(4L), other).first().orElseThrow();
        assertThat(first.node()).isEqualTo(B);
        assertThat(first.one()).isEqualTo(one.steps().get(4));
        assertThat(first.other()).isEqualTo(other.steps().get(3));
    }

    @Test
    void howANodeWasMadeIsNotCompared() {
        Trace one = new Script(1).hears(A, C, "x", 2).trace();
        Trace other = new Script(7).hears(A, C, "x", 2).trace();
        assertThat(Alignment.of(one, List.of(), other).first()).isEmpty();
    }

    @Test
    void theSameEventWithAnotherAnswerIsToldByItsFields() {
        Trace one = new Script(1).hears(A, C, "x", 2).trace();
        Step step = one.steps().getLast();
        List<Step> others = new ArrayList<>(one.steps().subList(0, 3));
        others.add(new Step(
                3, 30, A, step.event(), 2, null, new Heard(1, List.of("z")), List.of(new Effect.TimerSet("rest", 9))));
        Trace other = new Trace(one.header(), others, one.history(), one.summary(), one.end(), 0);
        Alignment.Lane first = Alignment.of(one, List.of(3L), other).first().orElseThrow();
        assertThat(first.differences())
                .containsExactly(new Difference("after.words[0]", new Value.Text("x"), new Value.Text("z")));
        // a trace from a file is aligned in the same way
        assertThat(Alignment.of(TraceFile.described(one), List.of(3L), TraceFile.described(other))
                        .first()
                        .orElseThrow()
                        .differences())
                .isEqualTo(first.differences());
    }

    @Test
    void whereTheOtherRunIsOverNothingIsKnown() {
        Trace one = new Script(1).hears(A, C, "x", 2).trace();
        Trace other = new Script(1).trace();
        assertThat(Alignment.of(one, List.of(3L), other).first()).isEmpty();
    }

    @Test
    void runsAreAlignedFromTheirBeginning() {
        Trace one = new Script(1).hears(A, C, "x", 2).trace();
        Trace late = new Trace(one.header(), one.steps().subList(2, 4), one.history(), one.summary(), one.end(), 0);
        assertThatThrownBy(() -> Alignment.of(one, List.of(), late))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("from their beginning");
    }

    @Test
    void turnedItIsSeenFromTheSecondRun() {
        Trace one = new Script(1).hears(B, A, "x", 0).hears(C, B, "y", 3).trace();
        Trace other = new Script(1).hears(B, A, "z", 0).hears(C, B, "y", 3).trace();
        Alignment seen = Alignment.of(one, List.of(), other);
        Alignment turned = seen.turned();
        assertThat(turned).isEqualTo(Alignment.of(other, List.of(), one));
        assertThat(turned.turned()).isEqualTo(seen);
        assertThat(turned.first())
                .map(Alignment.Lane::other)
                .contains(one.steps().get(3));
    }
}
