package orrery.protocols.pushsum;

/** What nodes say to each other. */
public sealed interface Message {

    /**
     * @param serial grows with each share that the sender gives to anybody
     * @param oldest the smallest serial for which the sender still has no receipt: it sends none below that again
     */
    record Push(long serial, long oldest, Share share) implements Message {}

    /** The share has arrived. */
    record Receipt(long serial) implements Message {}
}
