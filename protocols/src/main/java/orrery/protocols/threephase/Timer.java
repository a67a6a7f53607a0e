package orrery.protocols.threephase;

/** What is waited for. */
public enum Timer {
    /** The coordinator: the transaction is there to be committed. */
    BEGIN,
    /** The coordinator: who has not voted by now is down. */
    VOTES,
    /** Whoever coordinates: who has not acknowledged by now is down. */
    ACKS,
    /** A successor: who has not reported by now is down. */
    REPORTS,
    /** A participant: whoever coordinates is down. */
    SILENCE,
    /** Somebody who was down: time to ask again. */
    INQUIRY
}
