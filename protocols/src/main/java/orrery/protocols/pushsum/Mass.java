package orrery.protocols.pushsum;

import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.pcollections.PSortedMap;
import org.pcollections.TreePMap;
import orrery.api.Change;
import orrery.api.Check;
import orrery.api.NodeId;
import orrery.protocols.pushsum.Saved.Parcel;

/**
 * The sum of all shares, and of what is on its way, never changes, neither in sum nor in weight (the paper's mass conservation). On
 * its way is what was given and has not been taken yet.
 *
 * @param last what each node held when it was last seen; a node that is down still holds it
 * @param total of the shares that the nodes began with, and must still be there
 * @param there what is there
 */
record Mass(PSortedMap<NodeId, Saved> last, Share total, Share there) {

    static final String PROMISE = "no mass is lost or made";

    static Check check() {
        return Check.remembering(
                PROMISE, new Mass(TreePMap.empty(), Share.NOTHING, Share.NOTHING), Mass::after, Mass::objection);
    }

    private Mass after(Change change) {
        NodeId self = change.node();
        Saved is = holds(change);
        Saved was = last.get(self);
        if (is == null) {
            return this;
        }
        PSortedMap<NodeId, Saved> next = last.plus(self, is);
        if (was == null) {
            return new Mass(next, total.plus(is.held()), there.plus(is.held()));
        }
        SortedSet<NodeId> senders = new TreeSet<>(was.taken().keySet());
        senders.addAll(is.taken().keySet());
        Share changed = around(self, is, senders).minus(around(self, was, senders));
        return new Mass(next, total, there.plus(changed));
    }

    /** What a node that has just crashed holds is on its disk, and others may have heard of it: null if nothing is. */
    private static @Nullable Saved holds(Change change) {
        return change.after().orElse(null) instanceof Pusher node
                ? node.saved()
                : (Saved) change.snapshot().saved(change.node()).orElse(null);
    }

    /** What one node holds, and what is on its way to and from it: no step of the node changes anything else. */
    private Share around(NodeId self, Saved state, SortedSet<NodeId> senders) {
        Share sum = state.held();
        for (Map.Entry<Long, Parcel> given : state.given().entrySet()) {
            Saved to = last.get(given.getValue().to());
            boolean taken = to != null && to.took(self, given.getKey());
            sum = taken ? sum : sum.plus(given.getValue().share());
        }
        for (NodeId sender : senders) {
            Saved from = last.get(sender);
            if (from != null) {
                sum = sum.plus(from.onTheWayTo(self, sender, state));
            }
        }
        return sum;
    }

    private Optional<String> objection() {
        return there.equals(total)
                ? Optional.empty()
                : Optional.of("there was " + total + " in the beginning, and now there is " + there);
    }
}
