package orrery.protocols.threephase;

import java.util.List;
import orrery.api.Context;
import orrery.api.NodeId;

/**
 * What a site is told when it boots, and what never changes.
 *
 * @param sites all of them, in order: the first coordinates, and its successors follow in this order
 */
public record Group(NodeId self, List<NodeId> sites, Options options, Rules rules) {

    /** All but the first. */
    List<NodeId> participants() {
        return sites.subList(1, sites.size());
    }

    void tellOthers(Message message, Context<Message, Timer> ctx) {
        for (NodeId site : sites) {
            if (!site.equals(self)) {
                ctx.send(site, message);
            }
        }
    }

    @Override
    public String toString() {
        return self + " of " + sites.size();
    }
}
