package orrery.viz.text;

import java.util.List;
import orrery.trace.Event;
import orrery.trace.Step;

/** What happened in a step, in the words of the timeline. */
public final class StepText {

    private static final Words WORDS = new Words(new Glyphs(false));

    private StepText() {}

    /** As in {@code <- n2: Ping(ball=3)}. Names and texts of the run stand in it as they are, control characters too. */
    public static String of(Event event) {
        return WORDS.cause(event);
    }

    /** What the node asked for in a step, a line for each, as in {@code -> n2 n3: RequestVote(term=1)}. */
    public static List<String> effects(Step step) {
        return new EffectLines(new Glyphs(false)).lines(step);
    }
}
