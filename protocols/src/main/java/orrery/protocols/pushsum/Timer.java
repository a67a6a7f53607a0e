package orrery.protocols.pushsum;

/** What nodes wait for. */
public sealed interface Timer {

    /** The next round. */
    record Round() implements Timer {}

    /** The receipt for a share is overdue. */
    record Retry(long serial) implements Timer {}
}
