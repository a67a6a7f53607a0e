package orrery.protocols.antientropy;

/** What replicas and clients wait for. */
public enum Timer {
    /** It is time to compare oneself with somebody. */
    PERIOD,
    /** An answer is overdue. */
    RETRY
}
