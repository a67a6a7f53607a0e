package orrery.viz.text;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import orrery.api.Operation;
import orrery.api.Outcome;
import orrery.trace.Event;
import orrery.trace.Step;
import orrery.viz.story.Story;
import orrery.viz.story.Things;

/** Tells the first and the last operation that ended well, and all that did not. */
final class OperationRows {

    private static final int LONGEST = 200;

    private final Story story;
    private final Glyphs glyphs;

    /** By the step at which they ended. Only asked, never walked. */
    private final Map<Long, List<Operation>> ended = new HashMap<>();

    /** The operations that their clients gave up. Only asked, never walked. */
    private final Set<Long> givenUp = new HashSet<>();

    private long firstOk = Long.MAX_VALUE;
    private long lastOk = -1;

    OperationRows(Story story, Glyphs glyphs) {
        this.story = story;
        this.glyphs = glyphs;
        for (Operation operation : story.trace().history().operations()) {
            ended.computeIfAbsent(operation.completed(), step -> new ArrayList<>())
                    .add(operation);
            if (operation.outcome() instanceof Outcome.Ok) {
                firstOk = Math.min(firstOk, operation.completed());
                lastOk = Math.max(lastOk, operation.completed());
            }
        }
    }

    /** That a client waits no longer. */
    Optional<Row> givenUp(Step step) {
        if (!(step.event() instanceof Event.GaveUp(long op))) {
            return Optional.empty();
        }
        givenUp.add(op);
        return story.trace().history().operations().stream()
                .filter(operation -> operation.id() == op)
                .findFirst()
                .map(operation -> Row.of(
                                step.number(),
                                step.timeNanos(),
                                operation.client().name(),
                                Tone.FAULT,
                                "GIVES UP " + Things.brief(operation.question(), LONGEST) + " after "
                                        + Glyphs.rounded(step.timeNanos() - operation.invokedNanos()))
                        .like("GIVES UP"));
    }

    /** The operations that ended with a step. */
    List<Row> rows(long step) {
        return ended.getOrDefault(step, List.of()).stream()
                .map(this::row)
                .flatMap(Optional::stream)
                .toList();
    }

    private Optional<Row> row(Operation operation) {
        String asked = Things.brief(operation.question(), LONGEST);
        String after = " after " + Glyphs.rounded(operation.completedNanos() - operation.invokedNanos());
        boolean first = operation.completed() == firstOk;
        return switch (operation.outcome()) {
            case Outcome.Ok(Record answer)
            when first || operation.completed() == lastOk ->
                Optional.of(row(
                        operation,
                        Tone.GOOD,
                        (first ? "first operation ok: " : "last operation ok: ") + asked + " " + glyphs.arrow() + " "
                                + Things.brief(answer, LONGEST) + after));
            case Outcome.Ok between -> Optional.empty();
            case Outcome.Fail(String reason) ->
                Optional.of(row(operation, Tone.FAULT, "operation failed: " + asked + ": " + reason + after)
                        .like("operation failed"));
            case Outcome.Unknown(String reason) ->
                Optional.of(row(operation, Tone.FAULT, "outcome unknown: " + asked + ": " + reason + after)
                        .like("outcome unknown"));
        };
    }

    private static Row row(Operation operation, Tone tone, String text) {
        return Row.of(
                operation.completed(),
                operation.completedNanos(),
                operation.client().name(),
                tone,
                text);
    }

    /** Those that never ended, and that somebody still waits for. To be asked after all steps. */
    List<Row> open() {
        return ended.getOrDefault(Operation.OPEN, List.of()).stream()
                .filter(operation -> !givenUp.contains(operation.id()))
                .map(operation -> Row.of(
                                Long.MAX_VALUE,
                                story.toNanos(),
                                operation.client().name(),
                                Tone.FAULT,
                                "still without an answer: " + Things.brief(operation.question(), LONGEST)
                                        + ", asked at " + Glyphs.rounded(operation.invokedNanos()))
                        .like("still without an answer"))
                .toList();
    }
}
