package orrery.protocols.twophase;

/** What is waited for. */
public sealed interface Timer {

    /** The coordinator: votes are missing. */
    record Votes(Txn txn) implements Timer {}

    /** The coordinator: acknowledgements are missing. */
    record Acks(Txn txn) implements Timer {}

    /** A participant: its work was done, and nobody has asked for its vote. */
    record Idle(Txn txn) implements Timer {}

    /** A participant: it voted yes and does not know the decision. */
    record Uncertain(Txn txn) implements Timer {}

    /** A client: no answer. */
    record Patience(long op) implements Timer {}
}
