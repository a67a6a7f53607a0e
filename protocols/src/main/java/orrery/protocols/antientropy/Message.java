package orrery.protocols.antientropy;

import java.util.List;

/** What replicas and clients say to each other. */
public sealed interface Message {

    /** Something under a key. */
    record Entry(String key, Item item) {}

    /** A node of the sender's hash tree. */
    record Branch(int node, long hash) {}

    /** So my tree looks here; what about yours? */
    record Compare(List<Branch> branches) implements Message {}

    /**
     * All that I have under these leaves.
     *
     * @param answer whether what the receiver knows better is wanted
     */
    record Items(List<Integer> leaves, List<Entry> entries, boolean answer) implements Message {}

    /** A client asks. */
    record ClientRequest(long op, Question question) implements Message {}

    record ClientReply(long op, Record answer) implements Message {}
}
