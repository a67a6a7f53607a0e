package orrery.protocols.twophase;

/** What becomes of a transaction: all of it, or nothing. */
public enum Decision {
    COMMIT,
    ABORT
}
