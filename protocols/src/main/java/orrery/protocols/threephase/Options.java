package orrery.protocols.threephase;

import java.time.Duration;
import orrery.api.Times;

/**
 * What a scenario may set.
 *
 * @param delay what every message is believed to take at most; all waiting times follow from it
 * @param begin when the coordinator asks for votes
 * @param no how likely a participant votes no
 */
public record Options(Duration delay, Duration begin, double no) {

    public static final Options DEFAULTS = new Options(Duration.ofMillis(20), Duration.ofMillis(100), 0);

    public Options {
        positive("delay", delay);
        positive("begin", begin);
        if (!(no >= 0 && no <= 1)) {
            throw new IllegalArgumentException("no must be a probability, was " + no);
        }
    }

    private static void positive(String name, Duration time) {
        if (time.isZero() || time.isNegative()) {
            throw new IllegalArgumentException(name + " must be longer than 0s, was " + Times.text(time.toNanos()));
        }
    }

    /** For an answer from everybody who is up; a little more than there and back. */
    Duration answers() {
        return delay.multipliedBy(2).plus(delay.dividedBy(10));
    }

    /**
     * After so long a silence whoever coordinates is down. It is long enough for three steps of a coordinator, and for
     * sites that began to wait at different times: a later successor never overtakes an earlier one that is up.
     */
    Duration silence() {
        return delay.multipliedBy(10);
    }
}
