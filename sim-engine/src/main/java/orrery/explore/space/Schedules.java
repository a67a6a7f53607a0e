package orrery.explore.space;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import orrery.api.NodeId;
import orrery.api.Protocol;
import orrery.verdict.Verdict;
import orrery.verdict.Verdict.Status;
import orrery.world.World;

/**
 * Plays one order of each class of orders that differ only in what happens at different nodes: sleep sets (Godefroid 1996).
 * A handler touches only its own node, so two steps commute if and only if they are at different nodes; no state is
 * remembered, so memory is as deep as a schedule is long.
 */
public final class Schedules {

    /** Each step of a schedule takes its part of the stack, and who sends again and again has a schedule without end. */
    private static final int DEEPEST = 1000;

    private final Space space;
    private final Promises promises;
    private final Bounds bounds;
    private long classes;
    private long steps;
    private boolean more;
    private boolean enough;

    /**
     * What was found.
     *
     * @param classes how many essentially different schedules there are
     * @param steps how many steps were taken to see them all
     * @param whole whether all were seen
     * @param broken a promise that is broken in one of them
     */
    public record Found(long classes, long steps, boolean whole, Optional<Verdict> broken) {}

    /** @param bounds of which the network, the crashes, the questions and the limits count; states limit the steps taken */
    public Schedules(Protocol<?, ?> protocol, World world, Bounds bounds) {
        this.bounds = bounds;
        this.space = new Space(
                protocol, world, bounds, Promises.remembering(protocol.checks()).size(), true);
        this.promises = new Promises(space, protocol.checks(), List.of());
    }

    /** @throws orrery.verdict.CheckThrewException if a check itself fails */
    public Found count() {
        List<int[]> rows = new ArrayList<>();
        rows.add(space.nothing(promises.start()));
        for (NodeId node : space.nodes) {
            List<int[]> next = new ArrayList<>();
            for (int[] row : rows) {
                space.start(row, row.length, node, (action, variant, who, turn, made, length) -> {
                    int[] started = Arrays.copyOf(made, length);
                    promises.step(row, started, node);
                    next.add(started);
                });
            }
            rows = next;
        }
        for (int[] row : rows) {
            play(row, List.of(), 0);
        }
        Optional<Verdict> broken = promises.broken().entrySet().stream()
                .findFirst()
                .map(entry -> new Verdict(entry.getKey(), Status.BROKEN, entry.getValue(), -1, 0));
        return new Found(classes, steps, !more, broken);
    }

    /** Something that may happen next, at one node or, if the network alone is concerned, to one message. */
    @SuppressWarnings("ArrayRecordComponent") // never compared as a whole
    private record Choice(
            Action action, int variant, @Nullable NodeId node, int[] next) {

        /** Whether it makes a difference which of the two comes first. */
        boolean commutesWith(Choice other) {
            if (node != null && other.node != null) {
                return !node.equals(other.node);
            }
            return message() != other.message() || message() < 0;
        }

        private int message() {
            return switch (action) {
                case Action.Deliver(int envelope) -> envelope;
                case Action.Lose(int envelope) -> envelope;
                case Action.Start start -> -1;
                case Action.Fire fire -> -1;
                case Action.Ask ask -> -1;
                case Action.Crash crash -> -1;
                case Action.Restart restart -> -1;
            };
        }

        boolean same(Choice other) {
            return action.equals(other.action) && variant == other.variant;
        }
    }

    /** @param asleep what was tried in an earlier branch and commutes with all that happened since */
    private void play(int[] row, List<Choice> asleep, int depth) {
        promises.state(row);
        List<Choice> choices = new ArrayList<>();
        space.successors(row, row.length, (action, variant, node, turn, made, length) -> {
            int[] next = Arrays.copyOf(made, length);
            if (node != null) {
                promises.step(row, next, node);
            }
            if (turn != null && turn.fault() != null) {
                promises.fault(turn.fault());
            } else {
                choices.add(new Choice(action, variant, node, next));
            }
        });
        if (choices.isEmpty()) {
            classes++;
            promises.end(row);
            return;
        }
        enough = steps >= bounds.walk().maxStates();
        if (enough || depth >= Math.min(bounds.walk().maxDepth(), DEEPEST)) {
            more = true;
            return;
        }
        List<Choice> sleeping = new ArrayList<>(asleep);
        for (Choice choice : choices) {
            if (enough || !promises.broken().isEmpty() || sleeping.stream().anyMatch(choice::same)) {
                continue;
            }
            steps++;
            play(choice.next(), sleeping.stream().filter(choice::commutesWith).toList(), depth + 1);
            sleeping.add(choice);
        }
    }
}
