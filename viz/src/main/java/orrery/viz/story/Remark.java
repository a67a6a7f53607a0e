package orrery.viz.story;

/**
 * What the scenario says to its reader at a moment of the run: a sentence, or a question.
 *
 * @param timeNanos virtual time; it stands beside the last step at or before
 * @param text may hold anything
 * @param asks whether it is a question, at which a viewer that plays stops
 * @param answer to the question; empty if there is none, or none is given
 */
public record Remark(long timeNanos, String text, boolean asks, String answer) {

    /** A sentence. */
    public static Remark note(long timeNanos, String text) {
        return new Remark(timeNanos, text, false, "");
    }

    /** A question. */
    public static Remark ask(long timeNanos, String text, String answer) {
        return new Remark(timeNanos, text, true, answer);
    }
}
