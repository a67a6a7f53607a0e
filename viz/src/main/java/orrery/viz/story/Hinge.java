package orrery.viz.story;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import orrery.api.NodeId;
import orrery.api.Outcome;
import orrery.trace.Difference;
import orrery.trace.Effect;
import orrery.trace.Event;
import orrery.trace.Step;
import orrery.trace.Trace;
import orrery.trace.Value;
import orrery.verdict.Evidence;
import orrery.verdict.Verdict;

/**
 * A step on which a verdict hangs, in words.
 *
 * @param words whose state became what, as in {@code s1: server.commitIndex 1 -> 2}
 */
public record Hinge(long step, String words) {

    private static final int LONGEST_VALUE = 40;
    private static final int MOST_PLACES = 3;

    /**
     * Of the evidence those steps that were recorded.
     *
     * @param arrow between what was and what is
     */
    public static List<Hinge> of(Trace trace, Verdict verdict, String arrow) {
        List<Hinge> hinges = new ArrayList<>();
        for (Evidence evidence : verdict.evidence()) {
            step(trace, evidence.step())
                    .ifPresent(step -> hinges.add(
                            new Hinge(step.number(), evidence.node() + ": " + words(step, evidence, arrow))));
        }
        return hinges;
    }

    private static Optional<Step> step(Trace trace, long number) {
        List<Step> steps = trace.steps();
        long place = steps.isEmpty() ? -1 : number - steps.getFirst().number();
        return place < 0 || place >= steps.size() ? Optional.empty() : Optional.of(steps.get((int) place));
    }

    private static String words(Step step, Evidence evidence, String arrow) {
        NodeId node = step.node();
        Object before = step.before();
        Object after = step.after();
        if (node == null || !node.equals(evidence.node()) || after == null) {
            return "goes down";
        }
        if (before == null) {
            return "begins as " + Things.role(after);
        }
        Optional<String> answer = answer(step);
        if (answer.isPresent()) {
            return answer.get();
        }
        List<Difference> told = Difference.between(Value.of(before), Value.of(after)).stream()
                .filter(difference -> evidence.places().isEmpty()
                        || evidence.places().stream().anyMatch(place -> Causes.touch(place, difference.path())))
                .toList();
        if (!Things.role(before).equals(Things.role(after))) {
            return Things.role(before) + " " + arrow + " " + Things.role(after);
        }
        String words = told.stream()
                .limit(MOST_PLACES)
                .map(difference -> difference.path() + " " + text(difference, arrow))
                .collect(Collectors.joining(", "));
        return words.isEmpty() ? unchanged(step) : words + (told.size() > MOST_PLACES ? ", ..." : "");
    }

    /** Where its state is as before: what it saved, or what came. */
    private static String unchanged(Step step) {
        if (step.effects().stream().anyMatch(Effect.Saved.class::isInstance)) {
            return "saves";
        }
        return switch (step.event()) {
            case Event.Delivered(NodeId from, Object message, long nth, int copy, Event.Detour detour) ->
                "gets " + Things.brief(message, LONGEST_VALUE) + " from " + from;
            case Event.TimedOut(Object timer) -> Things.kind(timer) + " fires";
            default -> "as before";
        };
    }

    /** What a client was asked or answered here. */
    private static Optional<String> answer(Step step) {
        if (step.event() instanceof Event.Requested(long op, Object question)) {
            return Optional.of("asks " + Things.brief(Value.of(question), LONGEST_VALUE));
        }
        return step.effects().stream()
                .filter(Effect.Completed.class::isInstance)
                .map(Effect.Completed.class::cast)
                .map(completed -> answered(completed.outcome()))
                .findFirst();
    }

    private static String answered(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Ok(Record answer) -> "is answered " + Things.brief(Value.of(answer), LONGEST_VALUE);
            case Outcome.Fail(String reason) -> "failed: " + reason;
            case Outcome.Unknown(String reason) -> "unknown: " + reason;
        };
    }

    private static String text(Difference difference, String arrow) {
        String after = Things.brief(difference.after(), LONGEST_VALUE);
        if (difference.before() == null) {
            return "gets " + after;
        }
        String before = Things.brief(difference.before(), LONGEST_VALUE);
        return difference.after() == null ? "loses " + before : before + " " + arrow + " " + after;
    }
}
