package orrery.trace;

import orrery.api.Times;

/** Holds, for the steps of a trace one after another, that they are numbered without gaps and that causes come first. */
final class StepOrder {

    private static final long NONE = -1;

    private long last = NONE;
    private long lastNanos;

    /**
     * @throws IllegalArgumentException if this cannot be the next step
     */
    void next(long number, long timeNanos, long cause) {
        if (last == NONE ? number < 0 : number != last + 1) {
            throw new IllegalArgumentException("found step " + number + ", expected "
                    + (last == NONE ? "a number from 0 on" : "step " + (last + 1)));
        }
        if (timeNanos < lastNanos) {
            throw new IllegalArgumentException("step " + number + " is at " + Times.text(timeNanos)
                    + ", before what was at " + Times.text(lastNanos));
        }
        if (cause < Step.NO_CAUSE || cause >= number) {
            throw new IllegalArgumentException(
                    "step " + number + " has the cause " + cause + ", expected an earlier step or -1 for none");
        }
        last = number;
        lastNanos = timeNanos;
    }

    /** What a reader has got to, for messages. */
    String reached() {
        return last == NONE ? "no steps" : "steps up to " + last;
    }
}
