package orrery.protocols.raft;

import java.util.Optional;
import orrery.api.Change;
import orrery.api.Check;
import orrery.api.NodeId;

/**
 * If a server has applied an entry at an index, no other server ever applies a different one there (Figure 3; 5.4.3). What
 * was applied first is remembered, and what comes after is compared with it.
 *
 * @param applied from index 1
 */
record StateMachineSafety(Sequence<Applied> applied, Optional<String> objection) {

    static final String PROMISE = "state machine safety";

    record Applied(Entry entry, NodeId by) {}

    static Check check() {
        return Check.remembering(
                        PROMISE,
                        new StateMachineSafety(Sequence.empty(), Optional.empty()),
                        StateMachineSafety::after,
                        StateMachineSafety::objection)
                .reading(Parts.MACHINE);
    }

    private StateMachineSafety after(Change change) {
        if (!(change.before().orElse(null) instanceof Role before)
                || !(change.after().orElse(null) instanceof Role after)) {
            return this;
        }
        long from = before.server().machine().lastApplied() + 1;
        long to = after.server().machine().lastApplied();
        return from > to ? this : compare(from, to, after.server().log(), change.node());
    }

    private StateMachineSafety compare(long from, long to, Log log, NodeId node) {
        Sequence<Applied> known = applied;
        // what a snapshot brought was applied elsewhere before
        for (long index = Math.max(from, log.baseIndex() + 1); index <= Math.min(to, log.lastIndex()); index++) {
            Entry entry = log.entry(index);
            if (index > known.size()) {
                known = known.append(new Applied(entry, node));
                continue;
            }
            Applied earlier = known.get((int) (index - 1));
            if (!earlier.entry().is(entry)) {
                return new StateMachineSafety(
                        known,
                        Optional.of("at index " + index + ", " + earlier.by() + " applied "
                                + earlier.entry().command() + " of term "
                                + earlier.entry().term() + " and " + node
                                + " applied " + entry.command() + " of term " + entry.term()));
            }
        }
        return known.size() == applied.size() ? this : new StateMachineSafety(known, objection);
    }
}
