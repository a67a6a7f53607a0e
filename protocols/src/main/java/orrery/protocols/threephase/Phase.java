package orrery.protocols.threephase;

/**
 * How far a site has come (Skeen 1981, states q, w, p, c, a). No site can commit while another is uncertain: that
 * is what the third phase buys, and two phases have not.
 */
public enum Phase {
    /** It has not voted yet, and may still abort by itself. */
    WORKING,
    /** It has voted yes, and knows nothing of the others. */
    UNCERTAIN,
    /** It knows that all have voted yes, and does not know whether all know. */
    PRECOMMITTED,
    COMMITTED,
    ABORTED;

    public boolean decided() {
        return this == COMMITTED || this == ABORTED;
    }
}
