package orrery.protocols.raft;

/**
 * One entry of the log.
 *
 * @param term in which a leader received it (5.3)
 */
public record Entry(long term, Command command) {

    /** How long it is in a message. */
    int bytes() {
        return Long.BYTES + command.bytes();
    }
}
