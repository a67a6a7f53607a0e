package orrery.protocols.order.hybrid;

/** What is waited for. */
public enum Timer {
    /** The next event of the process. */
    NEXT
}
