package orrery.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import orrery.api.History;
import orrery.api.NodeId;

/** How a run stands after one of its steps. */
class MomentTest {

    private static final NodeId A = new NodeId(0, "a");
    private static final NodeId B = new NodeId(1, "b");

    record Hi(int nth) {}

    record Up(int since) {}

    private static Step step(long number, NodeId node, Event event, long cause, Object after, Effect... effects) {
        return new Step(number, number * 10, node, event, cause, null, after, List.of(effects));
    }

    private static final Trace RUN = new Trace(
            new Trace.Header("s", "p", "", 1, List.of(A, B), List.of(), 1_000),
            List.of(
                    step(0, A, new Event.Booted(0), -1, new Up(0), new Effect.TimerSet("nap", 5)),
                    step(1, B, new Event.Booted(0), -1, new Up(0), new Effect.TimerSet("nap", 500)),
                    step(
                            2,
                            A,
                            new Event.TimedOut("nap"),
                            0,
                            new Up(2),
                            new Effect.Sent(B, new Hi(1), 0),
                            new Effect.Sent(B, new Hi(2), 1),
                            new Effect.TimerSet("nap", 50)),
                    step(3, B, new Event.Delivered(A, new Hi(1), 0, 0), 2, new Up(3), new Effect.TimerCancelled("nap")),
                    step(4, A, new Event.Dropped(B, new Hi(2), 1, 0, Event.Reason.LOSS), 2, null),
                    step(5, A, new Event.Crashed(), -1, null),
                    step(6, B, new Event.Delivered(A, new Hi(1), 0, 1), 2, new Up(6))),
            new History(List.of()),
            new Trace.Summary(7, 60, 2, 2, new TreeMap<>()),
            new Trace.End(Trace.End.Kind.QUIET, ""),
            0);

    @Test
    void whatWasSentIsOnItsWayUntilItArrivesOrIsLost() {
        assertThat(Moment.after(RUN, 1).underWay()).isEmpty();
        assertThat(Moment.after(RUN, 2).underWay())
                .containsExactly(
                        new Moment.UnderWay(2, A, B, new Hi(1), 0, 0),
                        new Moment.UnderWay(2, A, B, new Hi(2), 1, 0),
                        new Moment.UnderWay(2, A, B, new Hi(1), 0, 1));
        assertThat(Moment.after(RUN, 4).underWay()).containsExactly(new Moment.UnderWay(2, A, B, new Hi(1), 0, 1));
        assertThat(Moment.after(RUN, 6).underWay()).isEmpty();
    }

    @Test
    void aTimerIsSetUntilItFiresIsCancelledOrItsNodeCrashes() {
        assertThat(Moment.after(RUN, 1).timers())
                .containsExactly(new Moment.Armed(A, "nap", 0, 5), new Moment.Armed(B, "nap", 1, 510));
        assertThat(Moment.after(RUN, 3).timers()).containsExactly(new Moment.Armed(A, "nap", 2, 70));
        assertThat(Moment.after(RUN, 5).timers()).isEmpty();
    }

    @Test
    void aNodeThatIsDownHasNoState() {
        assertThat(Moment.after(RUN, 4).states()).containsEntry(A, new Up(2)).containsEntry(B, new Up(3));
        assertThat(Moment.after(RUN, 5).states()).doesNotContainKey(A);
    }

    @Test
    void thereIsNoMomentOutsideTheRun() {
        assertThatThrownBy(() -> Moment.after(RUN, 7)).isInstanceOf(IllegalArgumentException.class);
    }
}
