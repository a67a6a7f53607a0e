package orrery.viz.text;

import java.util.ArrayList;
import java.util.List;
import orrery.api.NodeId;
import orrery.api.Outcome;
import orrery.trace.Effect;
import orrery.trace.Step;
import orrery.viz.story.States;
import orrery.viz.story.Things;

/** Tells what a node asked for in a step, a line for each. To be asked about the steps in their order. */
final class EffectLines {

    private static final int LONGEST = 300;

    private final Glyphs glyphs;

    /** What was saved, which is mostly what was saved before and a little more. */
    private final States saved = new States();

    EffectLines(Glyphs glyphs) {
        this.glyphs = glyphs;
    }

    /** The same message to several nodes, one after another, is one line. */
    List<String> lines(Step step) {
        NodeId node = step.node();
        List<Effect> effects = step.effects();
        if (node == null) {
            return List.of();
        }
        List<String> lines = new ArrayList<>();
        int at = 0;
        while (at < effects.size()) {
            if (effects.get(at) instanceof Effect.Sent sent) {
                StringBuilder receivers = new StringBuilder();
                while (at < effects.size()
                        && effects.get(at) instanceof Effect.Sent same
                        && same.message().equals(sent.message())) {
                    receivers.append(' ').append(same.to());
                    at++;
                }
                lines.add(glyphs.arrow() + receivers + ": " + Things.brief(sent.message(), LONGEST));
            } else {
                lines.add(line(node, effects.get(at)));
                at++;
            }
        }
        return lines;
    }

    private String line(NodeId node, Effect effect) {
        return switch (effect) {
            case Effect.Sent sent -> glyphs.arrow() + " " + sent.to() + ": " + Things.brief(sent.message(), LONGEST);
            case Effect.TimerSet(Object timer, long delay) ->
                "sets " + Things.brief(timer, LONGEST) + " to " + Glyphs.rounded(delay);
            case Effect.TimerCancelled(Object timer) -> "cancels " + Things.brief(timer, LONGEST);
            case Effect.Saved(Object state) -> "saves " + saved.of(node, state).brief(LONGEST);
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
