package orrery.protocols.twophase;

import java.time.Duration;
import orrery.api.Times;

/**
 * What a scenario may set.
 *
 * @param presumption what a coordinator answers about a transaction of which it knows nothing
 * @param coordinator whether n1 only coordinates, or every node is a participant that coordinates what begins there
 * @param firstPrepares whether the first participant prepares unasked and its vote is what the coordinator hears first
 *     (Gray and Lamport 2006); it saves a message
 * @param cooperative whether participants that do not know the decision ask each other, too (Bernstein et al., 7.4)
 * @param readOnly whether participants that only read drop out after the first phase (Mohan et al.)
 * @param votes how long a coordinator waits for votes
 * @param retry how long to wait before a decision is sent again, or asked for again
 * @param idle how long a participant keeps work for which nobody wants its vote
 * @param patience how long a client waits for an answer
 * @param accounts how many accounts there are, one participant after the other
 * @param opening what each account holds at first
 */
public record Options(
        Presumption presumption,
        Placement coordinator,
        boolean firstPrepares,
        boolean cooperative,
        boolean readOnly,
        Duration votes,
        Duration retry,
        Duration idle,
        Duration patience,
        int accounts,
        long opening) {

    /** Where the coordinator is. */
    public enum Placement {
        /** On a node of its own, the first. */
        APART,
        /** On every participant, for the transactions whose first account it holds. */
        EVERYWHERE
    }

    public static final Options DEFAULTS = new Options(
            Presumption.ABORT,
            Placement.APART,
            false,
            false,
            true,
            Duration.ofMillis(200),
            Duration.ofMillis(100),
            Duration.ofMillis(500),
            Duration.ofSeconds(1),
            6,
            10);

    public Options {
        positive("votes", votes);
        positive("retry", retry);
        positive("idle", idle);
        positive("patience", patience);
        if (accounts < 2) {
            throw new IllegalArgumentException("accounts must be at least 2, was " + accounts);
        }
        if (opening < 0) {
            throw new IllegalArgumentException("opening must be at least 0, was " + opening);
        }
        if (firstPrepares && presumption == Presumption.COMMIT) {
            throw new IllegalArgumentException("firstPrepares and a presumed commit do not go together: whom the"
                    + " coordinator will ask must be on its disk before anybody is prepared");
        }
        if (firstPrepares && coordinator == Placement.EVERYWHERE) {
            throw new IllegalArgumentException("firstPrepares saves a message only if the coordinator is apart");
        }
    }

    private static void positive(String name, Duration time) {
        if (time.isZero() || time.isNegative()) {
            throw new IllegalArgumentException(name + " must be longer than 0s, was " + Times.text(time.toNanos()));
        }
    }
}
