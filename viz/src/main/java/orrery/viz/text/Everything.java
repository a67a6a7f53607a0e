package orrery.viz.text;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import orrery.api.NodeId;
import orrery.api.Outcome;
import orrery.api.Roles;
import orrery.trace.Difference;
import orrery.trace.Effect;
import orrery.trace.Event;
import orrery.trace.Step;
import orrery.trace.Value;
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
    private final States states = new States();

    Everything(Story story, Glyphs glyphs) {
        this.story = story;
        this.glyphs = glyphs;
        this.words = new Words(glyphs);
    }

    List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        List<Step> steps = story.trace().steps();
        int numberWidth =
                steps.isEmpty() ? 0 : ("#" + steps.get(steps.size() - 1).number()).length();
        for (Step step : story.trace().steps()) {
            List<String> details = new ArrayList<>(changes(step));
            effects(step.effects(), details);
            String node = Words.where(step);
            String after = step.cause() == Step.NO_CAUSE ? "" : " (step " + step.cause() + ")";
            String number = "#" + step.number();
            String pad = " ".repeat(numberWidth - number.length() + 2);
            rows.add(
                    Row.of(step.number(), step.timeNanos(), node, tone(step), number + pad + what(step.event()) + after)
                            .with(details));
            rows.addAll(Broken.at(step.number(), story.verdicts()));
        }
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
        return event instanceof Event.Partitioned(int fault, List<List<NodeId>> sides, boolean oneWay)
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

    // ---- what was asked for

    /** The same message to several nodes is one line. */
    private void effects(List<Effect> effects, List<String> details) {
        int at = 0;
        while (at < effects.size()) {
            if (effects.get(at) instanceof Effect.Sent sent) {
                List<String> receivers = new ArrayList<>();
                while (at < effects.size()
                        && effects.get(at) instanceof Effect.Sent same
                        && same.message().equals(sent.message())) {
                    receivers.add(same.to().name());
                    at++;
                }
                details.add(glyphs.arrow() + " " + String.join(" ", receivers) + ": "
                        + Things.brief(sent.message(), LONGEST));
            } else {
                details.add(effect(effects.get(at)));
                at++;
            }
        }
    }

    private static String effect(Effect effect) {
        return switch (effect) {
            case Effect.Sent sent -> "-> " + sent.to() + ": " + Things.brief(sent.message(), LONGEST);
            case Effect.TimerSet(Object timer, long delay) ->
                "sets " + Things.brief(timer, LONGEST) + " to " + Glyphs.rounded(delay);
            case Effect.TimerCancelled(Object timer) -> "cancels " + Things.brief(timer, LONGEST);
            case Effect.Saved(Object state) -> "saves " + Things.brief(state, LONGEST);
            case Effect.Wrote(String file, Object content) -> "writes " + file + ": " + Things.brief(content, LONGEST);
            case Effect.Synced synced -> "syncs";
            case Effect.Completed(long op, Outcome outcome) -> "completes operation " + op + ": " + outcome(outcome);
            case Effect.Noted(String text) -> "note: " + text;
            case Effect.Refused(Object message) -> "REFUSES " + Things.brief(message, LONGEST);
        };
    }

    private static String outcome(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Ok(Record answer) -> "ok, " + Things.brief(answer, LONGEST);
            case Outcome.Fail(String reason) -> "failed: " + reason;
            case Outcome.Unknown(String reason) -> "unknown: " + reason;
        };
    }
}
