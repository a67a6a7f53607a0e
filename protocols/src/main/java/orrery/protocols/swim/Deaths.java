package orrery.protocols.swim;

import java.util.Map;
import java.util.Optional;
import org.pcollections.PSortedMap;
import org.pcollections.TreePMap;
import orrery.api.Change;
import orrery.api.Check;
import orrery.api.NodeId;
import orrery.protocols.swim.Belief.Status;

/**
 * Whoever is the first to believe a member dead in some incarnation must have suspected it in that very incarnation (4.2);
 * the others have it from him. Without suspicion there is nothing to hold.
 *
 * @param dead the latest incarnation in which each member was declared dead
 */
record Deaths(PSortedMap<NodeId, Long> dead, Optional<String> objection) {

    static Check check() {
        return Check.remembering(
                Promises.SUSPECTED, new Deaths(TreePMap.empty(), Optional.empty()), Deaths::after, Deaths::objection);
    }

    @SuppressWarnings("ReferenceEquality") // most steps leave the beliefs alone: then they are the same object
    private Deaths after(Change change) {
        if (!(change.before().orElse(null) instanceof Member before)
                || !(change.after().orElse(null) instanceof Member after)
                || before.views().beliefs() == after.views().beliefs()
                || after.group().options().suspicion().isZero()) {
            return this;
        }
        Deaths next = this;
        for (Map.Entry<NodeId, Belief> entry : after.views().beliefs().entrySet()) {
            NodeId member = entry.getKey();
            Belief is = entry.getValue();
            if (is.isDead() && is.incarnation() > next.dead.getOrDefault(member, -1L)) {
                Belief was = before.views().of(member);
                boolean suspected = was.status() == Status.SUSPECT && was.incarnation() == is.incarnation();
                next = new Deaths(
                        next.dead.plus(member, is.incarnation()),
                        suspected
                                ? next.objection
                                : Optional.of(
                                        change.node() + " declared " + member + " dead, which it believed " + was));
            }
        }
        return next;
    }
}
