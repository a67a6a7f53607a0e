package orrery.protocols.order.clock;

/** What is waited for. */
public enum Timer {
    /** The next event of the process. */
    NEXT
}
