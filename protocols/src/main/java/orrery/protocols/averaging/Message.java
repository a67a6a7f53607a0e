package orrery.protocols.averaging;

/** What nodes say to each other. Values are in units. */
public sealed interface Message {

    /** @param serial grows with each exchange that the sender begins */
    record Offer(long serial, long value) implements Message {}

    /**
     * @param serial of the offer that it answers
     * @param give how much the asker's value grows, and the answerer's has shrunk
     */
    record Settle(long serial, long give) implements Message {}
}
