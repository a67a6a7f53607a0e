package orrery.viz.text;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import orrery.api.NodeId;
import orrery.api.Roles;
import orrery.trace.Difference;
import orrery.trace.Event;
import orrery.trace.Step;
import orrery.trace.Value;
import orrery.viz.story.Remark;
import orrery.viz.story.States;
import orrery.viz.story.Story;
import orrery.viz.story.Things;

/** Tells every step: what happened, what changed in the node, and what the node asked for. */
final class Everything {

    private static final int LONGEST = 300;
    private static final int LONGEST_VALUE = 60;
    private static final int MOST_CHANGES = 12;

    private final Story story;
    private final Glyphs glyphs;
    private final Words words;
    private final EffectLines effects;
    private final States states = new States();

    Everything(Story story, Glyphs glyphs) {
        this.story = story;
        this.glyphs = glyphs;
        this.words = new Words(glyphs);
        this.effects = new EffectLines(glyphs);
    }

    /** Of all steps, with what the scenario says between them. */
    List<Row> rows(List<Remark> remarks) {
        return rows(story.trace().steps(), true, new Remarks(remarks));
    }

    /**
     * Of these steps, in their order.
     *
     * @param asking whether what the node asked for is told too
     */
    List<Row> rows(List<Step> steps, boolean asking) {
        return rows(steps, asking, new Remarks(List.of()));
    }

    private List<Row> rows(List<Step> steps, boolean asking, Remarks remarks) {
        long last = 0;
        List<Row> rows = new ArrayList<>();
        int numberWidth =
                steps.isEmpty() ? 0 : ("#" + steps.get(steps.size() - 1).number()).length();
        for (Step step : steps) {
            rows.addAll(remarks.before(last, step.timeNanos()));
            last = step.number();
            List<String> details = new ArrayList<>(changes(step));
            if (asking) {
                details.addAll(effects.lines(step));
            }
            String node = Words.where(step);
            String after = step.cause() == Step.NO_CAUSE ? "" : " (step " + step.cause() + ")";
            String number = "#" + step.number();
            String pad = " ".repeat(numberWidth - number.length() + 2);
            rows.add(
                    Row.of(step.number(), step.timeNanos(), node, tone(step), number + pad + what(step.event()) + after)
                            .with(details));
            rows.addAll(Broken.at(step.number(), story.verdicts()));
        }
        rows.addAll(remarks.rest(last));
        return rows;
    }

    private static Tone tone(Step step) {
        return switch (step.event()) {
            case Event.Booted booted -> Tone.GOOD;
            case Event.Crashed crashed -> Tone.BAD;
            case Event.Partitioned partitioned -> Tone.FAULT;
            case Event.Healed healed -> Tone.GOOD;
            case Event.Disturbed disturbed -> Tone.FAULT;
            case Event.Restored restored -> Tone.GOOD;
            case Event.Continued continued -> Tone.PLAIN;
            case Event.GaveUp gaveUp -> Tone.FAULT;
            case Event.Dropped dropped -> Tone.FAULT;
            case Event.Delivered delivered -> Tone.PLAIN;
            case Event.TimedOut timedOut -> Tone.PLAIN;
            case Event.Requested requested -> Tone.PLAIN;
        };
    }

    private String what(Event event) {
        return event instanceof Event.Partitioned(int fault, List<List<NodeId>> sides, boolean oneWay, String what)
                ? "PARTITION "
                        + String.join(
                                oneWay ? " -x-> " : " | ",
                                sides.stream().map(Everything::names).toList())
                : words.cause(event);
    }

    private static String names(List<NodeId> nodes) {
        return String.join(" ", nodes.stream().map(NodeId::name).toList());
    }

    // ---- what changed

    @SuppressWarnings("ReferenceEquality") // what did not change is mostly the same object
    private List<String> changes(Step step) {
        NodeId node = step.node();
        Object before = step.before();
        Object after = step.after();
        if (node == null || before == after || after == null) {
            return List.of();
        }
        if (before == null) {
            return List.of(
                    "is " + Things.role(after) + ": " + states.of(node, after).brief(LONGEST));
        }
        List<Difference> differences = Difference.between(states.of(node, before), states.of(node, after));
        List<String> changes = new ArrayList<>();
        for (Difference difference : differences) {
            if (changes.size() == MOST_CHANGES) {
                changes.add("~ and " + (differences.size() - MOST_CHANGES) + " more changes");
                break;
            }
            changes.add(change(difference));
        }
        return changes;
    }

    private String change(Difference difference) {
        Value before = difference.before();
        Value after = difference.after();
        if (difference.path().isEmpty()
                && before instanceof Value.Text(String was)
                && after instanceof Value.Text(String is)) {
            return "~ " + Roles.of(was) + " " + glyphs.arrow() + " " + Roles.of(is);
        }
        if (before == null) {
            return "+ " + difference.path() + " " + text(after);
        }
        return after == null
                ? "- " + difference.path() + " " + text(before)
                : "~ " + difference.path() + " " + text(before) + " " + glyphs.arrow() + " " + text(after);
    }

    private static String text(@Nullable Value value) {
        return Things.brief(value, LONGEST_VALUE);
    }
}
