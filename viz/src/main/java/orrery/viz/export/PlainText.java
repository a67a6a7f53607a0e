package orrery.viz.export;

import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;
import orrery.trace.Effect;
import orrery.trace.Step;
import orrery.viz.story.Things;
import orrery.viz.svg.XmlText;
import orrery.viz.text.StepText;

/** Text of a run, on one line, of bounded length, and with nothing in it that is no character. */
final class PlainText {

    private static final int LONGEST = 1000;

    private PlainText() {}

    /** Cut off with an ellipsis where it would be longer than a thousand characters. */
    static String of(String raw) {
        String start = raw.length() <= LONGEST ? raw : raw.substring(0, LONGEST - 1) + "…";
        return XmlText.clean(start).replace('\u2028', ' ').replace('\u2029', ' ');
    }

    /** A message, a timer, a question or an answer. */
    static String ofThing(@Nullable Object thing) {
        return of(Things.brief(thing, LONGEST));
    }

    /** What happened, what was sent because of it, and what the node remarked. */
    static String ofStep(Step step) {
        StringJoiner text = new StringJoiner("; ").add(StepText.of(step.event()));
        for (Effect effect : step.effects()) {
            if (effect instanceof Effect.Sent sent) {
                text.add("-> " + sent.to() + ": " + Things.kind(sent.message()));
            } else if (effect instanceof Effect.Noted noted) {
                text.add(noted.text());
            }
        }
        return of(text.toString());
    }
}
