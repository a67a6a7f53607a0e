package orrery.protocols.gossip;

/** What sites wait for. */
public enum Timer {
    /** A site's turn in a cycle. */
    TURN
}
