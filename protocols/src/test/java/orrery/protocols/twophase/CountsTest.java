package orrery.protocols.twophase;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import orrery.api.NodeId;
import orrery.protocols.twophase.Options.Placement;
import orrery.trace.Effect;
import orrery.trace.Event;
import orrery.trace.Recording;
import orrery.trace.Step;
import orrery.trace.Trace;
import orrery.world.Distribution;

/**
 * A commit takes as many messages, message delays and log records as the papers say: Gray and Lamport, "Consensus on
 * Transaction Commit" (2006), section 3, and Mohan, Lindsay and Obermarck (1986), section 3, whose table counts for a
 * coordinator and for each participant the records written, those of them that are forced, and the messages sent.
 */
class CountsTest {

    private static final long DELAY = 10_000_000;

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6})
    void apartAndBegunByAParticipantItTakes3NMinus1MessagesAnd4Delays(int n) {
        List<Step> steps =
                play(n + 1, Stage.options(Presumption.COMMIT, Placement.APART, false, false, true), "collect");
        assertThat(messages(steps)).as("begun by the coordinator").isEqualTo(3L * n);
        steps = play(n + 1, Stage.options(Presumption.ABORT, Placement.APART, true, false, true), "collect");
        assertThat(messages(steps)).isEqualTo(3L * n - 1);
        assertThat(delays(steps)).isEqualTo(n == 1 ? 2 : 4);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 4, 5, 6})
    void onAParticipantItTakes3NMinus3MessagesAnd3Delays(int n) {
        List<Step> steps =
                play(n, Stage.options(Presumption.COMMIT, Placement.EVERYWHERE, false, false, true), "collect");
        assertThat(messages(steps)).isEqualTo(3L * n - 3);
        assertThat(delays(steps)).isEqualTo(3);
    }

    /** Columns: what the coordinator writes, forces, and sends to each; what each participant writes, forces, and sends. */
    @ParameterizedTest
    @CsvSource({
        "NOTHING, collect, 2, 1, 2, 2, 2, 2",
        "ABORT,   collect, 2, 1, 2, 2, 2, 2",
        "COMMIT,  collect, 2, 2, 2, 2, 1, 1",
        "ABORT,   audit,   0, 0, 1, 0, 0, 1",
        "COMMIT,  audit,   2, 1, 1, 0, 0, 1",
    })
    void recordsAndMessagesByPresumption(
            Presumption presumption,
            String question,
            long written,
            long forced,
            int told,
            long writtenByEach,
            long forcedByEach,
            int toldByEach) {
        int n = 4;
        List<Step> steps = play(n + 1, Stage.options(presumption, Placement.APART, false, false, true), question);
        assertThat(written(steps, 0)).isEqualTo(written);
        assertThat(forced(steps, 0)).isEqualTo(forced);
        for (int each = 1; each <= n; each++) {
            NodeId participant = new NodeId(each, "n" + (each + 1));
            NodeId coordinator = new NodeId(0, "n1");
            assertThat(sent(steps, coordinator, participant)).isEqualTo(told);
            assertThat(written(steps, each)).isEqualTo(writtenByEach);
            assertThat(forced(steps, each)).isEqualTo(forcedByEach);
            assertThat(sent(steps, participant, coordinator)).isEqualTo(toldByEach);
        }
    }

    // ---- one transaction, from the request to commit on

    /** The steps at which something was delivered that has to do with the commit of the first transaction. */
    private static List<Step> play(int servers, Options options, String question) {
        Trace trace = new Stage(servers)
                .with(options)
                .lasting(Duration.ofSeconds(5))
                .latency(new Distribution.Constant(DELAY))
                .clients(1, 1, question)
                .trial(new TwoPhase())
                .play(1, Recording.everything())
                .trace();
        List<Step> steps = new ArrayList<>();
        Txn first = null;
        for (Step step : trace.steps()) {
            Txn txn = step.event() instanceof Event.Delivered delivered
                    ? committing((Message) delivered.message())
                    : null;
            first = first == null ? txn : first;
            if (txn != null && txn.equals(first)) {
                steps.add(step);
            }
        }
        assertThat(steps).isNotEmpty();
        return steps;
    }

    /** The transaction whose commit a message has to do with. */
    private static @Nullable Txn committing(Message message) {
        return switch (message) {
            case Message.CommitRequest request -> request.txn();
            case Message.Prepare prepare -> prepare.txn();
            case Message.Vote vote -> vote.txn();
            case Message.Decided decided -> decided.txn();
            case Message.Ack ack -> ack.txn();
            case Message.Begin work -> null;
            case Message.Begun work -> null;
            case Message.Execute work -> null;
            case Message.Executed work -> null;
            case Message.Refused work -> null;
            case Message.Abandon work -> null;
            case Message.Inquiry recovery -> throw new AssertionError("in a calm world: " + recovery);
            case Message.Finished toTheClient -> null;
        };
    }

    /** Votes, and what is sent to ask for them or because of them, from one node to another. */
    private static long messages(List<Step> steps) {
        return steps.stream()
                .filter(step -> step.event()
                                instanceof Event.Delivered(NodeId from, Object message, long nth, int copy, var detour)
                        && !from.equals(step.node())
                        && !(message instanceof Message.CommitRequest)
                        && !(message instanceof Message.Ack))
                .count();
    }

    private static long delays(List<Step> steps) {
        long last = steps.stream()
                .filter(step -> step.event() instanceof Event.Delivered delivered
                        && delivered.message() instanceof Message.Decided)
                .mapToLong(Step::timeNanos)
                .max()
                .orElseThrow();
        return (last - steps.getFirst().timeNanos()) / DELAY;
    }

    private static long sent(List<Step> steps, NodeId from, NodeId to) {
        return steps.stream()
                .filter(step -> to.equals(step.node())
                        && step.event() instanceof Event.Delivered delivered
                        && delivered.from().equals(from))
                .count();
    }

    private static long written(List<Step> steps, int node) {
        return effects(steps, node).filter(Effect.Wrote.class::isInstance).count();
    }

    private static long forced(List<Step> steps, int node) {
        return effects(steps, node).filter(Effect.Synced.class::isInstance).count();
    }

    private static Stream<Effect> effects(List<Step> steps, int node) {
        return steps.stream()
                .filter(step -> Objects.requireNonNull(step.node()).index() == node)
                .flatMap(step -> step.effects().stream());
    }
}
