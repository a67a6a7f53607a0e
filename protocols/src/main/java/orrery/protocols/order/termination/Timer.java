package orrery.protocols.order.termination;

/** What is waited for. */
public enum Timer {
    /** The end of a piece of work. */
    WORK
}
