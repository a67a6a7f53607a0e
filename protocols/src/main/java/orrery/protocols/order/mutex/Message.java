package orrery.protocols.order.mutex;

/**
 * What processes say to each other.
 *
 * @param time the sender's clock; between a process and its arbiters, the time of the request that it is about
 */
public record Message(Kind kind, long time) {

    /** What it means. */
    public enum Kind {
        /** I want to enter. */
        REQUEST,
        /** I have seen your request; with deferred replies and with votes: go ahead. */
        REPLY,
        /** I have left; with deferred replies, nobody says so. */
        RELEASE,
        /** An arbiter's: somebody else is, or will be, before you. */
        FAILED,
        /** An arbiter's: somebody has asked earlier than you; can I have my vote back? */
        INQUIRE,
        /** To an arbiter: take it. */
        RELINQUISH
    }

    @Override
    public String toString() {
        return kind + " at " + time;
    }
}
