package orrery.protocols.raft;

import java.util.Optional;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;
import orrery.api.Change;
import orrery.api.Check;
import orrery.api.NodeId;

/**
 * At most one leader is elected in a term (Figure 3; 5.2). All leaders of the run are compared, not only those that lead
 * at the same moment.
 *
 * @param leaders by term
 */
record ElectionSafety(PMap<Long, NodeId> leaders, Optional<String> objection) {

    static final String PROMISE = "election safety";

    static Check check() {
        return Check.remembering(
                        PROMISE,
                        new ElectionSafety(HashTreePMap.empty(), Optional.empty()),
                        ElectionSafety::after,
                        ElectionSafety::objection)
                .reading(Parts.ROLE);
    }

    private ElectionSafety after(Change change) {
        if (!(change.after().orElse(null) instanceof Leader elected)
                || change.before().orElse(null) instanceof Leader) {
            return this;
        }
        long term = elected.server().currentTerm();
        NodeId earlier = leaders.get(term);
        if (earlier == null || earlier.equals(change.node())) {
            return new ElectionSafety(leaders.plus(term, change.node()), objection);
        }
        return new ElectionSafety(
                leaders, Optional.of(earlier + " and " + change.node() + " were both elected leader of term " + term));
    }
}
