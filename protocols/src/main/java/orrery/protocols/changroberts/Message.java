package orrery.protocols.changroberts;

/** What goes round. */
public sealed interface Message {

    /** Somebody's number, on its way to find out whether it is the largest. */
    record Number(long number) implements Message {}

    /** This is the largest. */
    record Elected(long number) implements Message {}
}
