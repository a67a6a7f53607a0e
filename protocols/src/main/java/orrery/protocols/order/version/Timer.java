package orrery.protocols.order.version;

/** What is waited for. */
public enum Timer {
    /** A replica's next synchronisation. */
    PERIOD,
    /** A client's patience. */
    PATIENCE
}
