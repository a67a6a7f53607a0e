package orrery.protocols.broadcast;

import java.util.List;
import java.util.SortedSet;
import orrery.api.Context;
import orrery.api.NodeId;
import orrery.protocols.broadcast.Message.Forward;

/** The decisions on which a broadcast hangs; a wrong twin overrides exactly one. */
public class Rules {

    /** A value is passed on the first time that it comes, however often it comes. */
    public boolean isNews(SortedSet<Long> known, long value) {
        return !known.contains(value);
    }

    /** A reader is told the values that are known, and no others. */
    public List<Long> read(SortedSet<Long> known) {
        return List.copyOf(known);
    }

    /** To all but the one that it came from, which has it: that saves n - 1 of 2E messages. */
    public List<NodeId> recipients(List<NodeId> links, NodeId from) {
        return links.stream().filter(link -> !link.equals(from)).toList();
    }

    /** A link leaves the tree if a probe comes over it from somebody who is not the parent. */
    public boolean closesCycle(NodeId parent, NodeId from) {
        return !from.equals(parent);
    }

    /** Whatever a site has told others, or has told others that it has, it knows after a crash. */
    public void beforeTelling(Saved state, Context<Message, Timer> ctx) {
        ctx.save(state);
    }

    /** What is not acknowledged is sent again, for as long as it takes. */
    public void sendAgain(NodeId to, long value, Context<Message, Timer> ctx) {
        ctx.send(to, new Forward(value));
    }

    @Override
    public String toString() {
        return "as they should be";
    }
}
