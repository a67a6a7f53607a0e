package orrery.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import orrery.api.History;
import orrery.api.KeyValue;
import orrery.api.NodeId;
import orrery.api.Operation;
import orrery.api.Outcome;

/** Where two runs part is said by step, node and field. */
class PartingTest {

    private static final NodeId N1 = new NodeId(0, "n1");
    private static final NodeId N2 = new NodeId(1, "n2");

    record Hi(String to) {}

    record Server(int term, List<String> log) {}

    private static Step step(long number, NodeId node, String heard, Object after) {
        return new Step(
                number,
                number * 1_000_000,
                node,
                new Event.Delivered(N1, new Hi(heard), 0, 0),
                -1,
                null,
                after,
                List.of());
    }

    private static Trace trace(Step... steps) {
        return trace(List.of(steps), List.of());
    }

    private static Trace trace(List<Step> steps, List<Operation> operations) {
        return new Trace(
                new Trace.Header("s", "p", "", 1, List.of(N1, N2), List.of(), 1_000),
                steps,
                new History(operations),
                new Trace.Summary(steps.size(), 0, 0, 0, new TreeMap<>()),
                new Trace.End(Trace.End.Kind.QUIET, ""),
                0);
    }

    private static final Trace RUN = trace(
            step(0, N1, "a", new Server(1, List.of())),
            step(1, N2, "b", new Server(2, List.of("x", "y"))),
            step(2, N1, "c", new Server(3, List.of("x"))));

    @Test
    void equalRunsDoNotPart() {
        Trace other = trace(RUN.steps().toArray(Step[]::new));
        assertThat(Parting.of(RUN, other)).isEmpty();
        assertThat(Parting.of(RUN, TraceFile.described(other))).isEmpty();
    }

    @Test
    void theFirstFieldThatDiffersIsNamed() {
        Trace other = with(1, step(1, N2, "b", new Server(2, List.of("x", "z"))));
        assertThat(sentence(RUN, other))
                .isEqualTo("step 1, 1ms at n2: after.log[1] is y in the first run and z in the second");
        assertThat(sentence(TraceFile.described(RUN), TraceFile.described(other)))
                .isEqualTo(sentence(RUN, other));
    }

    @Test
    void whatHappenedComesBeforeWhatCameOfIt() {
        Trace other = with(2, step(2, N1, "d", new Server(4, List.of())));
        assertThat(sentence(RUN, other)).startsWith("step 2, 2ms at n1: event.message.to is c in the first run and d");
    }

    @Test
    void oneRunMayBeLonger() {
        Trace shorter = trace(RUN.steps().subList(0, 2).toArray(Step[]::new));
        assertThat(sentence(RUN, shorter))
                .startsWith("step 2, 2ms at n1: it is Step(")
                .endsWith("absent in the second");
        assertThat(sentence(shorter, RUN)).startsWith("step 2, 2ms at n1: it is absent in the first run");
    }

    @Test
    void stepsThatOnlyOneRunKeptAreNoParting() {
        Trace tail = new Trace(RUN.header(), RUN.steps().subList(1, 3), RUN.history(), RUN.summary(), RUN.end(), 0);
        assertThat(Parting.of(RUN, tail)).isEmpty();
    }

    @Test
    void operationsAndCountsAreComparedToo() {
        Operation asked =
                new Operation(1, N1, new KeyValue.Get("k1"), 0, Operation.OPEN, Outcome.unknown(""), 0, Operation.OPEN);
        assertThat(sentence(RUN, trace(RUN.steps(), List.of(asked))))
                .startsWith("the operations: operations[0] is absent");
        Trace counted = new Trace(
                RUN.header(), RUN.steps(), RUN.history(), new Trace.Summary(3, 0, 9, 0, new TreeMap<>()), RUN.end(), 0);
        assertThat(sentence(RUN, counted)).isEqualTo("the summary: sent is 0 in the first run and 9 in the second");
    }

    private static Trace with(int nth, Step other) {
        List<Step> steps = new ArrayList<>(RUN.steps());
        steps.set(nth, other);
        return trace(steps, List.of());
    }

    private static String sentence(Trace first, Trace second) {
        return Parting.of(first, second).orElseThrow().sentence();
    }
}
