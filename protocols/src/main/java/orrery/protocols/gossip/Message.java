package orrery.protocols.gossip;

/** What sites say to each other. There is one rumor, so it needs no name. */
public sealed interface Message {

    /** The rumor, unasked for. */
    record Push() implements Message {}

    /** Do you know anything new? */
    record Pull() implements Message {}

    /** The rumor, to whoever pulled. */
    record Pulled() implements Message {}

    /** @param useful whether the rumor was news to the one to whom it was sent */
    record Feedback(boolean useful) implements Message {}
}
