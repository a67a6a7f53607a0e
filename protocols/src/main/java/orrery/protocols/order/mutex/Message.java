package orrery.protocols.order.mutex;

/** What processes say to each other; {@code time} is the sender's clock. */
public record Message(Kind kind, long time) {

    /** What it means. */
    public enum Kind {
        /** I want to enter. */
        REQUEST,
        /** I have seen your request; with deferred replies: go ahead. */
        REPLY,
        /** I have left; Lamport's algorithm alone says so. */
        RELEASE
    }

    @Override
    public String toString() {
        return kind + " at " + time;
    }
}
