package orrery.protocols.raft;

/**
 * One entry of the log.
 *
 * @param term in which a leader received it (5.3)
 */
public record Entry(long term, Command command) {

    /** Whether it is equal; mostly it is the same, as servers tell one another of it. */
    @SuppressWarnings("ReferenceEquality")
    boolean is(Entry other) {
        return this == other || equals(other);
    }

    /** How long it is in a message. */
    int bytes() {
        return Long.BYTES + command.bytes();
    }
}
