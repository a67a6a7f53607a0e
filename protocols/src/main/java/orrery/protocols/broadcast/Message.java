package orrery.protocols.broadcast;

import java.util.List;

/** What sites and clients say to each other. */
public sealed interface Message {

    /** A value on its way. */
    record Forward(long value) implements Message {}

    /** The value has arrived; said only if it is wanted. */
    record Received(long value) implements Message {}

    /** Be my child in the tree, if you have no parent. */
    record Probe() implements Message {}

    /** A client asks. */
    record ClientRequest(long op, Question question) implements Message {}

    /** @param values what the site knows, if that was the question */
    record ClientReply(long op, List<Long> values) implements Message {}
}
