package orrery.protocols.averaging;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.pcollections.PSortedMap;
import org.pcollections.TreePMap;
import orrery.api.Change;
import orrery.api.Check;
import orrery.api.NodeId;
import orrery.protocols.averaging.Message.Settle;

/**
 * The sum of all values, and of what is on its way between them, never changes, not by a single unit ("mass
 * conservation"). On its way is what one node has given and the other has not booked yet.
 *
 * @param last what each node held when it was last seen; a node that is down still holds it
 */
record Mass(PSortedMap<NodeId, Saved> last, Optional<String> objection) {

    static final String PROMISE = "no mass is lost or made";

    static Check check() {
        return Check.remembering(PROMISE, new Mass(TreePMap.empty(), Optional.empty()), Mass::after, Mass::objection);
    }

    private Mass after(Change change) {
        NodeId self = change.node();
        Saved is = holds(change);
        Saved was = last.get(self);
        if (is == null) {
            return this;
        }
        if (was == null) {
            return new Mass(last.plus(self, is), objection);
        }
        long before = around(self, was);
        long now = around(self, is);
        return new Mass(
                last.plus(self, is),
                before == now
                        ? objection
                        : Optional.of("with " + self + ", " + Math.abs(now - before) + " units "
                                + (now > before ? "came from nowhere" : "disappeared")));
    }

    /** What a node that has just crashed holds is on its disk, and others may have heard of it: null if nothing is. */
    private static @Nullable Saved holds(Change change) {
        return change.after().orElse(null) instanceof Averager node
                ? node.saved()
                : (Saved) change.snapshot().saved(change.node()).orElse(null);
    }

    /** The value of one node, and all that is on its way to and from it: no step of the node changes anything else. */
    private long around(NodeId self, Saved state) {
        long sum = state.value();
        for (Map.Entry<NodeId, Settle> given : state.settled().entrySet()) {
            Saved other = last.get(given.getKey());
            sum += other == null ? 0 : onItsWay(given.getValue(), self, other);
        }
        if (state.open().isPresent()) {
            Saved other = last.get(state.open().get().with());
            Settle given = other == null ? null : other.settled().get(self);
            sum += given == null ? 0 : onItsWay(given, state.open().get().with(), state);
        }
        return sum;
    }

    private static long onItsWay(Settle given, NodeId by, Saved to) {
        return to.open()
                .filter(open -> open.with().equals(by) && open.serial() == given.serial())
                .map(open -> given.give())
                .orElse(0L);
    }
}
