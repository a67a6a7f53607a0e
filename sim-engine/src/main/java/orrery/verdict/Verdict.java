package orrery.verdict;

import java.util.List;

/**
 * What became of one promise in one run.
 *
 * @param promise its name
 * @param status what became of it
 * @param sentence why, built from the values; empty where there is nothing to add
 * @param step the step at which it was decided, or -1 when the whole run decided
 * @param timeNanos virtual time of that step, or of the run's end
 * @param evidence of a broken promise, the steps on which that hangs, in their order; empty where the run was not recorded, and
 *     where no few steps decide it
 */
public record Verdict(
        String promise, Status status, String sentence, long step, long timeNanos, List<Evidence> evidence) {

    public Verdict {
        evidence = List.copyOf(evidence);
    }

    /** A verdict without evidence. */
    public Verdict(String promise, Status status, String sentence, long step, long timeNanos) {
        this(promise, status, sentence, step, timeNanos, List.of());
    }

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

    public Verdict because(List<Evidence> found) {
        return new Verdict(promise, status, sentence, step, timeNanos, found);
    }

    /** The same, said so. */
    public Verdict inWords(String otherSentence) {
        return new Verdict(promise, status, otherSentence, step, timeNanos, evidence);
    }

    /** The sentence, without what else was going on while something was awaited. */
    public String reason() {
        return Circumstances.without(sentence);
    }
}
