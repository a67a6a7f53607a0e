package orrery.explore.space;

/**
 * What a search takes into account, and where it stops.
 *
 * @param network how messages under way are kept
 * @param duplicating whether a message stays under way when it is delivered, so that it may come again and again
 * @param lossy whether a message under way may be lost
 * @param remembersLast whether the message that was delivered last is part of the state, as in Stateright's duplicating
 *     network; it only matters where counts of states are compared
 * @param crashes how many crashes there may be in all; a node that crashed may boot again at any time
 * @param crashPoints whether a crash may also fall between two effects of a handler
 * @param questions how many questions each client is asked at most
 * @param eager whether a client is asked as soon as it is free, in the same step, each kind of question once and in their
 *     order; otherwise when it is asked is one more thing that may happen at any time
 * @param depthFirst whether the newest state is looked at first; otherwise the oldest is, and a counter-example is a
 *     shortest one
 * @param maxDepth how many steps after the start states are still looked at
 * @param maxStates how many distinct states are kept
 * @param maxBytes how much memory the states may take
 */
public record Bounds(
        Network network,
        boolean duplicating,
        boolean lossy,
        boolean remembersLast,
        int crashes,
        boolean crashPoints,
        int questions,
        boolean eager,
        boolean depthFirst,
        int maxDepth,
        long maxStates,
        long maxBytes) {

    /** How messages under way are kept. */
    public enum Network {
        /** Equal messages are one. */
        SET,
        /** Equal messages are counted. */
        MULTISET,
        /** On each link the oldest comes first. */
        ORDERED
    }

    private static final long DEFAULT_STATES = 10_000_000;
    private static final long DEFAULT_BYTES = 2L << 30;

    /** A multiset from which nothing is lost, no crashes, one question a client, breadth first, ten million states. */
    public static final Bounds DEFAULT = new Bounds(
            Network.MULTISET,
            false,
            false,
            false,
            0,
            false,
            1,
            false,
            false,
            Integer.MAX_VALUE,
            DEFAULT_STATES,
            DEFAULT_BYTES);

    public Bounds over(Network other) {
        return new Bounds(
                other,
                duplicating,
                lossy,
                remembersLast,
                crashes,
                crashPoints,
                questions,
                eager,
                depthFirst,
                maxDepth,
                maxStates,
                maxBytes);
    }

    public Bounds duplicating(boolean last) {
        return new Bounds(
                network,
                true,
                lossy,
                last,
                crashes,
                crashPoints,
                questions,
                eager,
                depthFirst,
                maxDepth,
                maxStates,
                maxBytes);
    }

    public Bounds losing() {
        return new Bounds(
                network,
                duplicating,
                true,
                remembersLast,
                crashes,
                crashPoints,
                questions,
                eager,
                depthFirst,
                maxDepth,
                maxStates,
                maxBytes);
    }

    public Bounds crashing(int times, boolean inHandlers) {
        return new Bounds(
                network,
                duplicating,
                lossy,
                remembersLast,
                times,
                inHandlers,
                questions,
                eager,
                depthFirst,
                maxDepth,
                maxStates,
                maxBytes);
    }

    public Bounds asking(int times) {
        return new Bounds(
                network,
                duplicating,
                lossy,
                remembersLast,
                crashes,
                crashPoints,
                times,
                eager,
                depthFirst,
                maxDepth,
                maxStates,
                maxBytes);
    }

    public Bounds upTo(int depth, long states, long bytes) {
        return new Bounds(
                network,
                duplicating,
                lossy,
                remembersLast,
                crashes,
                crashPoints,
                questions,
                eager,
                depthFirst,
                depth,
                states,
                bytes);
    }

    public Bounds deepFirst() {
        return new Bounds(
                network,
                duplicating,
                lossy,
                remembersLast,
                crashes,
                crashPoints,
                questions,
                eager,
                true,
                maxDepth,
                maxStates,
                maxBytes);
    }

    public Bounds eagerly() {
        return new Bounds(
                network,
                duplicating,
                lossy,
                remembersLast,
                crashes,
                crashPoints,
                questions,
                true,
                depthFirst,
                maxDepth,
                maxStates,
                maxBytes);
    }
}
