package orrery.viz.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import orrery.api.NodeId;
import orrery.trace.Event;
import orrery.trace.Recording;
import orrery.trace.Step;
import orrery.trace.Trace;
import orrery.trace.Value;
import orrery.verdict.Verdict;
import orrery.viz.play.EverythingHappens;
import orrery.viz.play.Hostile;
import orrery.viz.play.Loaded;
import orrery.viz.play.Plays;

/** What the page embeds says the same as the trace, step by step. */
class PageDataTest {

    private static final Story STORY = Story.of("A sample", "");

    private static PageReader read(Trace trace, int detailed, Verdict... verdicts) {
        return new PageReader(ReportPage.render(trace, List.of(verdicts), STORY, detailed));
    }

    static List<Trace> traces() {
        return List.of(
                Plays.longRun(Recording.everything()),
                Plays.longRun(Recording.ring(1_000)),
                Plays.troubled(1),
                Plays.troubled(2),
                Loaded.of(Plays.troubled(3)),
                EverythingHappens.trace(),
                Hostile.trace());
    }

    @ParameterizedTest
    @MethodSource("traces")
    void everyStateComesBack(Trace trace) {
        assertStates(read(trace, trace.steps().size()), trace);
    }

    private static void assertStates(PageReader page, Trace trace) {
        List<@Nullable Value> states = statesOf(page, trace);
        for (int at = 0; at < states.size(); at++) {
            Step step = trace.steps().get(at);
            Value state = step.after() == null ? null : Value.of(step.after());
            assertThat(Objects.equals(states.get(at), state))
                    .as("the state after %s", step.number())
                    .isTrue();
        }
    }

    /** After each step, the state of its node as the page has it; null while it is down. */
    private static List<@Nullable Value> statesOf(PageReader page, Trace trace) {
        int[] current = page.column("states", "start");
        int[] steps = PageReader.summed(page.column("states", "step"));
        int[] values = page.column("states", "value");
        List<@Nullable Value> states = new ArrayList<>();
        int change = 0;
        for (int at = 0; at < trace.steps().size(); at++) {
            NodeId node = trace.steps().get(at).node();
            if (change < steps.length && steps[change] == at && node != null) {
                current[node.index()] = values[change++];
            }
            int value = node == null ? -1 : current[node.index()];
            states.add(value < 0 ? null : page.value(value));
        }
        assertThat(change).isEqualTo(steps.length);
        return states;
    }

    @ParameterizedTest
    @MethodSource("traces")
    void everyTimePlaceAndCauseComesBack(Trace trace) {
        PageReader page = read(trace, trace.steps().size());
        int[] cause = page.column("steps", "cause");
        int[] node = page.column("steps", "node");
        long first = trace.steps().get(0).number();
        long[] times = page.longs("steps", "time");
        long time = 0;
        for (int at = 0; at < trace.steps().size(); at++) {
            Step step = trace.steps().get(at);
            time += times[at];
            assertThat(time).isEqualTo(step.timeNanos());
            assertThat(cause[at] == 0 ? Step.NO_CAUSE : first + at - cause[at]).isEqualTo(step.cause());
            assertThat(node[at]).isEqualTo(indexOf(step.node()));
        }
    }

    @ParameterizedTest
    @MethodSource("traces")
    void everyMessageComesBackAsItArrived(Trace trace) {
        PageReader page = read(trace, trace.steps().size());
        int[] subject = page.column("steps", "subject");
        int[] sent = page.column("messages", "value");
        Map<Integer, Integer> altered = altered(page);
        for (int at = 0; at < trace.steps().size(); at++) {
            Step step = trace.steps().get(at);
            if (step.event() instanceof Event.Delivered got) {
                assertThat(page.column("messages", "from")[subject[at]])
                        .isEqualTo(got.from().index());
                assertThat(page.value(altered.getOrDefault(at, sent[subject[at]])))
                        .isEqualTo(Value.of(got.message()));
            } else if (step.event() instanceof Event.Dropped lost) {
                assertThat(page.column("messages", "to")[subject[at]])
                        .isEqualTo(lost.to().index());
                assertThat(page.value(altered.getOrDefault(at, sent[subject[at]])))
                        .isEqualTo(Value.of(lost.message()));
            }
        }
    }

    private static Map<Integer, Integer> altered(PageReader page) {
        Map<Integer, Integer> altered = new HashMap<>();
        int[] steps = PageReader.summed(page.column("altered", "step"));
        for (int at = 0; at < steps.length; at++) {
            altered.put(steps[at], page.column("altered", "value")[at]);
        }
        return altered;
    }

    @Test
    void aMessageThatWasAlteredOnItsWayIsToldFromOneThatWasNot() {
        PageReader page = read(EverythingHappens.trace(), 1_000);
        assertThat(altered(page).values().stream().map(page::value)).contains(Value.of(new Yes(3)));
    }

    private record Yes(int term) {}

    private static int indexOf(@Nullable NodeId node) {
        return node == null ? -1 : node.index();
    }

    @Test
    void aValueRefersOnlyToEarlierOnes() {
        PageReader page = read(Plays.longRun(Recording.everything()), 10_000);
        for (int id = 0; id < page.json().get("values").size(); id++) {
            int[] parts = page.parts(id);
            if (parts.length == 0 || parts[0] >= 5) {
                continue;
            }
            int code = parts[0];
            for (int at = code == 0 ? 2 : 1; at < parts.length; at++) {
                boolean count = (code == 2 || code == 4) && at >= 2 && at <= 4;
                assertThat(parts[at]).isLessThan(count ? Integer.MAX_VALUE : id);
            }
        }
    }

    @Test
    void ofTheLastStepsAloneItSaysSo() {
        Trace tail = Plays.longRun(Recording.ring(1_000));
        PageReader page = read(tail, 10_000);
        long first = tail.summary().steps() - 1_000;
        assertThat(page.json().get("steps").get("first").longValue()).isEqualTo(first);
        assertThat(page.json().get("leftOut").get(0).asString())
                .isEqualTo("Only the last 1000 of " + tail.summary().steps() + " steps were recorded, from #" + first
                        + " on; run with --last " + tail.summary().steps() + ", all are.");
    }

    @Test
    void ofAVeryLongRunThePartBeforeTheBrokenPromiseIsKept() {
        Trace trace = Plays.longRun(Recording.everything());
        Verdict broken = new Verdict("election safety", Verdict.Status.BROKEN, "", 2_000, 0);
        PageReader page = read(trace, 800, broken);
        assertThat(page.json().get("leftOut").get(0).asString())
                .isEqualTo("The content of messages and states is kept for steps #0 to #399 and #1650 to #2049; of the"
                        + " others, only their types.");
        List<@Nullable Value> states = statesOf(page, trace);
        int nodes = 0;
        for (int at = 0; at < states.size(); at++) {
            Object state = trace.steps().get(at).after();
            if (state == null) {
                continue;
            }
            boolean changed = !state.equals(trace.steps().get(at).before());
            if (changed && (at < 400 || (at >= 1_650 && at < 2_050))) {
                assertThat(states.get(at)).isEqualTo(Value.of(state));
            } else if (changed) {
                assertThat(states.get(at))
                        .isEqualTo(PageReader.leftOut(state.getClass().getSimpleName()));
            }
            nodes++;
        }
        assertThat(nodes).isPositive();
        assertThat(page.data().length())
                .isLessThan(read(trace, 10_000, broken).data().length());
    }
}
