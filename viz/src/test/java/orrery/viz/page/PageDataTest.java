package orrery.viz.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import orrery.api.NodeId;
import orrery.trace.Event;
import orrery.trace.Step;
import orrery.trace.Trace;
import orrery.trace.Value;
import orrery.verdict.Verdict;
import tools.jackson.databind.JsonNode;

/** What the page embeds says the same as the trace, step by step. */
class PageDataTest {

    private static final Story STORY = Story.of("A sample", "");

    private static PageReader read(Trace trace, int detailed, Verdict... verdicts) {
        return new PageReader(ReportPage.render(trace, List.of(verdicts), STORY, detailed));
    }

    @Test
    void everyStateComesBack() {
        Trace trace = SampleRun.of(2_500, 11);
        assertStates(read(trace, 2_500), trace);
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

    @Test
    void everyMessageTimeAndCauseComesBack() {
        Trace trace = SampleRun.of(2_500, 12);
        PageReader page = read(trace, 2_500);
        int[] subject = page.column("steps", "subject");
        int[] cause = page.column("steps", "cause");
        int[] node = page.column("steps", "node");
        int[] from = page.column("messages", "from");
        int[] to = page.column("messages", "to");
        int[] value = page.column("messages", "value");
        Map<Integer, Integer> altered = new HashMap<>();
        int[] alteredSteps = PageReader.summed(page.column("altered", "step"));
        for (int at = 0; at < alteredSteps.length; at++) {
            altered.put(alteredSteps[at], page.column("altered", "value")[at]);
        }
        assertThat(altered).isNotEmpty();
        long time = 0;
        for (int at = 0; at < trace.steps().size(); at++) {
            Step step = trace.steps().get(at);
            time += page.json().get("steps").get("time").get(at).longValue();
            assertThat(time).isEqualTo(step.timeNanos());
            assertThat(cause[at] == 0 ? Step.NO_CAUSE : at - cause[at]).isEqualTo(step.cause());
            assertThat(node[at]).isEqualTo(indexOf(step.node()));
            Object message = switch (step.event()) {
                case Event.Delivered got -> {
                    assertThat(from[subject[at]]).isEqualTo(got.from().index());
                    yield got.message();
                }
                case Event.Dropped lost -> {
                    assertThat(to[subject[at]]).isEqualTo(lost.to().index());
                    yield lost.message();
                }
                default -> null;
            };
            if (message != null) {
                int content = altered.getOrDefault(at, value[subject[at]]);
                assertThat(page.value(content)).isEqualTo(Value.of(message));
            }
        }
    }

    private static int indexOf(@Nullable NodeId node) {
        return node == null ? -1 : node.index();
    }

    @Test
    void aValueRefersOnlyToEarlierOnes() {
        JsonNode values = read(SampleRun.of(1_500, 13), 1_500).json().get("values");
        for (int id = 0; id < values.size(); id++) {
            JsonNode value = values.get(id);
            if (!value.isArray() || value.get(0).intValue() >= 5) {
                continue;
            }
            int code = value.get(0).intValue();
            for (int at = code == 0 ? 2 : 1; at < value.size(); at++) {
                boolean count = (code == 2 || code == 4) && at >= 2 && at <= 4;
                assertThat(value.get(at).intValue()).isLessThan(count ? Integer.MAX_VALUE : id);
            }
        }
    }

    @Test
    void theLastStepsAloneMakeAPage() {
        Trace whole = SampleRun.of(3_000, 14);
        Trace tail = new Trace(
                whole.header(),
                whole.steps().subList(2_000, 3_000),
                whole.history(),
                whole.summary(),
                whole.end(),
                whole.digest());
        PageReader page = read(tail, 3_000);
        assertThat(page.json().get("steps").get("first").intValue()).isEqualTo(2_000);
        assertStates(page, tail);
        assertThat(page.json().get("leftOut").get(0).asString())
                .isEqualTo("Only the last 1000 of 3000 steps were recorded, from #2000 on.");
    }

    @Test
    void ofAVeryLongRunThePartBeforeTheBrokenPromiseIsKept() {
        Trace trace = SampleRun.of(4_000, 15);
        Verdict broken = new Verdict("election safety", Verdict.Status.BROKEN, "", 2_000, 0);
        PageReader page = read(trace, 800, broken);
        assertThat(page.json().get("leftOut").get(0).asString())
                .isEqualTo("The content of messages and states is kept for steps #0 to #399 and #1650 to #2049; of the"
                        + " others, only their types.");
        List<@Nullable Value> states = statesOf(page, trace);
        assertThat(states.get(2_000))
                .isEqualTo(Value.of(trace.steps().get(2_000).after()));
        assertThat(states.get(3_900))
                .isEqualTo(PageReader.leftOut(
                        trace.steps().get(3_900).after() instanceof Record state
                                ? state.getClass().getSimpleName()
                                : "none"));
        assertThat(page.data().length())
                .isLessThan(read(trace, 4_000, broken).data().length());
    }
}
