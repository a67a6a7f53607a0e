package orrery.viz.text;

import orrery.trace.Event;

/** What happened in a step, in the words of the timeline. */
public final class StepText {

    private static final Words WORDS = new Words(new Glyphs(false));

    private StepText() {}

    /** As in {@code <- n2: Ping(ball=3)}. Names and texts of the run stand in it as they are, control characters too. */
    public static String of(Event event) {
        return WORDS.cause(event);
    }
}
