package orrery.protocols.order.snapshot;

/** What is waited for. */
public enum Timer {
    /** The next transfer. */
    TRANSFER,
    /** The next snapshot; at the first bank only. */
    SNAPSHOT
}
