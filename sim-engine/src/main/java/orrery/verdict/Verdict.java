package orrery.verdict;

/**
 * What became of one promise in one run.
 *
 * @param promise its name
 * @param status what became of it
 * @param sentence why, built from the values; empty where there is nothing to add
 * @param step the step at which it was decided, or -1 when the whole run decided
 * @param timeNanos virtual time of that step, or of the run's end
 */
public record Verdict(String promise, Status status, String sentence, long step, long timeNanos) {

    /** What can become of a promise. */
    public enum Status {
        HELD,
        BROKEN,
        /** A {@code sometimes} that happened. */
        REACHED,
        /** A {@code sometimes} that did not happen in this run: no failure, but no proof either. */
        NOT_REACHED,
        /** Nobody could say within the budget, or the run ended before it could be judged. */
        UNKNOWN
    }

    public boolean broken() {
        return status == Status.BROKEN;
    }

    /** The sentence, without what else was going on while something was awaited. */
    public String reason() {
        return Circumstances.without(sentence);
    }
}
