package orrery.protocols.wal;

/** What is waited for. */
public enum Timer {
    /** A client's answer is overdue. */
    RETRY
}
