package orrery.world;

/** How a link loses messages. */
public sealed interface Loss {

    /** The same probability for each message. */
    record Independent(double probability) implements Loss {}

    /**
     * In bursts (Gilbert 1960, Elliott 1963): the link is in a good or a bad state, may change between two messages, and
     * loses messages with the probability of the state it is in. It begins good.
     *
     * @param toBad probability to turn bad before a message
     * @param toGood probability to turn good before a message
     * @param lossWhenGood probability to lose a message while good
     * @param lossWhenBad probability to lose a message while bad
     */
    record Bursty(double toBad, double toGood, double lossWhenGood, double lossWhenBad) implements Loss {}

    Loss NONE = new Independent(0);
}
