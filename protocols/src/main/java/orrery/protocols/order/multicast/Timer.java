package orrery.protocols.order.multicast;

/** What is waited for. */
public enum Timer {
    /** The next broadcast of this member. */
    BROADCAST
}
