package orrery.protocols.raft;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import orrery.protocols.raft.Message.AppendAccepted;
import orrery.protocols.raft.Message.AppendEntries;
import orrery.protocols.raft.Message.ClientReply;
import orrery.protocols.raft.Message.ClientRequest;
import orrery.trace.Effect;
import orrery.trace.Event;
import orrery.trace.Recording;
import orrery.trace.Step;
import orrery.world.Distribution;

/** What it costs to commit a command in a calm world: 2(n-1) messages and one round trip, exactly. */
class PublishedCommitTest {

    private static final long LATENCY = 10_000_000;

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5, 7, 9})
    void aCommandTakesTwoMessagesAPeerAndOneRoundTrip(int servers) {
        List<Step> steps = new Stage(servers)
                .latency(new Distribution.Constant(LATENCY))
                .clients(1, 1, "put")
                .trial(new Raft())
                .play(1, Recording.everything())
                .trace()
                .steps();
        Step asked = steps.stream()
                .filter(step -> delivered(step, ClientRequest.class) && step.after() instanceof Leader)
                .findFirst()
                .orElseThrow();
        List<Step> appends = causedBy(List.of(asked), steps, AppendEntries.class);
        List<Step> answers = causedBy(appends, steps, AppendAccepted.class);
        Step committed = steps.stream()
                .filter(step -> step.number() >= asked.number())
                .filter(step -> step.effects().stream()
                        .anyMatch(
                                effect -> effect instanceof Effect.Sent sent && sent.message() instanceof ClientReply))
                .findFirst()
                .orElseThrow();
        System.out.printf(
                "to commit a command on %d servers: %d messages, %d ms at %d ms one way%n",
                servers,
                appends.size() + answers.size(),
                (committed.timeNanos() - asked.timeNanos()) / 1_000_000,
                LATENCY / 1_000_000);
        assertThat(appends.size() + answers.size()).isEqualTo(2 * (servers - 1));
        assertThat(committed.timeNanos() - asked.timeNanos()).isEqualTo(servers == 1 ? 0 : 2 * LATENCY);
    }

    private static boolean delivered(Step step, Class<? extends Message> kind) {
        return step.event() instanceof Event.Delivered delivered && kind.isInstance(delivered.message());
    }

    private static List<Step> causedBy(List<Step> causes, List<Step> steps, Class<? extends Message> kind) {
        List<Long> numbers = causes.stream().map(Step::number).collect(Collectors.toList());
        return steps.stream()
                .filter(step -> delivered(step, kind) && numbers.contains(step.cause()))
                .toList();
    }
}
