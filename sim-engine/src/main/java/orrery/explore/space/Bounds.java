package orrery.explore.space;

/**
 * What a search takes into account, and where it stops.
 *
 * @param mail what may become of messages under way
 * @param crashes how nodes may crash
 * @param asking what clients are asked
 * @param walk in which order states are looked at, and where that ends
 */
public record Bounds(Mail mail, Crashes crashes, Asking asking, Walk walk) {

    /** How messages under way are kept. */
    public enum Network {
        /** Equal messages are one. */
        SET,
        /** Equal messages are counted. */
        MULTISET,
        /** On each link the oldest comes first. */
        ORDERED
    }

    /**
     * @param network how messages under way are kept
     * @param duplicating whether a message stays under way when it is delivered, so that it may come again and again
     * @param lossy whether a message under way may be lost
     * @param remembersLast whether the message that was delivered last is part of the state, as in Stateright's duplicating
     *     network; it only matters where counts of states are compared
     */
    public record Mail(Network network, boolean duplicating, boolean lossy, boolean remembersLast) {}

    /**
     * @param most how many there may be in all; a node that crashed may boot again at any time
     * @param inHandlers whether one may also fall between two effects of a handler
     */
    public record Crashes(int most, boolean inHandlers) {}

    /**
     * @param most how many questions each client is asked at most
     * @param eager whether a client is asked as soon as it is free, in the same step, each kind of question once and in their
     *     order; otherwise when it is asked is one more thing that may happen at any time
     */
    public record Asking(int most, boolean eager) {}

    /**
     * @param depthFirst whether the newest state is looked at first; otherwise the oldest is, and a counter-example is a
     *     shortest one
     * @param maxDepth how many steps after the start states are still looked at
     * @param maxStates how many distinct states are kept
     * @param maxBytes how much memory the states may take
     */
    public record Walk(boolean depthFirst, int maxDepth, long maxStates, long maxBytes) {}

    /** A multiset from which nothing is lost, no crashes, one question a client, breadth first, ten million states. */
    public static final Bounds DEFAULT = new Bounds(
            new Mail(Network.MULTISET, false, false, false),
            new Crashes(0, false),
            new Asking(1, false),
            new Walk(false, Integer.MAX_VALUE, 10_000_000, 2L << 30));

    public Bounds with(Mail other) {
        return new Bounds(other, crashes, asking, walk);
    }

    public Bounds with(Asking other) {
        return new Bounds(mail, crashes, other, walk);
    }
}
