package orrery.protocols.gossip;

import java.time.Duration;
import orrery.api.Times;

/**
 * The switches of the paper, section 1.4, and two for how its simulations are read.
 *
 * @param exchange who sends the rumor to whom when two sites meet
 * @param interest what makes a site lose interest in the rumor
 * @param by how interest is lost
 * @param k after how many contacts of that kind, or with probability 1/k after each
 * @param reset whether a useful contact sets the counter back, so that it counts contacts in a row
 * @param cycles when what happens in a cycle takes effect
 * @param self whether a site may draw itself when it chooses whom to contact, as in {@code FOR SOME s' IN S} (1.3)
 * @param cycle how long a cycle lasts; messages must arrive in the cycle in which they were sent
 */
public record Options(
        Exchange exchange,
        Interest interest,
        By by,
        int k,
        boolean reset,
        Cycles cycles,
        boolean self,
        Duration cycle) {

    public static final Options DEFAULTS = new Options(
            Exchange.PUSH, Interest.FEEDBACK, By.COUNTER, 2, true, Cycles.SIMULTANEOUS, false, Duration.ofMillis(100));

    /** Who sends the rumor to whom when one site contacts another. */
    public enum Exchange {
        /** A site that spreads the rumor sends it to a site of its choice. */
        PUSH,
        /** Every site asks a site of its choice, which sends the rumor if it spreads it. */
        PULL,
        /** Both at each contact. */
        PUSH_PULL;

        boolean pushes() {
            return this != PULL;
        }

        boolean pulls() {
            return this != PUSH;
        }
    }

    /** What makes a site lose interest. */
    public enum Interest {
        /** That others know the rumor already: the receiver says whether it did. */
        FEEDBACK,
        /** Every contact, whatever the receiver knew. */
        BLIND,
        /** Nothing: a simple epidemic (1.3), which ends only with the run. */
        NEVER
    }

    /** How interest is lost. */
    public enum By {
        /** After {@code k} contacts. */
        COUNTER,
        /** With probability {@code 1/k} after each contact. */
        COIN
    }

    /** When what happens in a cycle takes effect. */
    public enum Cycles {
        /**
         * All sites act at the beginning of a cycle, and what they find is the world at that moment: two pushes that hit the
         * same susceptible site in one cycle are both useful. The paper's tables are of this kind.
         */
        SIMULTANEOUS,
        /** Sites act one after another, each at a time of its own in each cycle, and find what the others have done. */
        SEQUENTIAL
    }

    public Options {
        if (k < 1) {
            throw new IllegalArgumentException("k must be at least 1, was " + k);
        }
        if (cycle.isZero() || cycle.isNegative()) {
            throw new IllegalArgumentException("cycle must be longer than 0s, was " + Times.text(cycle.toNanos()));
        }
    }
}
