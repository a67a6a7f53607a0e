package orrery.protocols.changroberts;

/** What is waited for. */
public enum Timer {
    /** The wish for a leader. */
    BEGIN
}
