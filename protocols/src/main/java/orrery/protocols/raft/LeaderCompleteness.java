package orrery.protocols.raft;

import java.util.Optional;
import orrery.api.Change;
import orrery.api.Check;
import orrery.api.NodeId;

/**
 * What was committed in a term is in the logs of the leaders of all later terms (Figure 3; 5.4). A new leader's log is
 * compared at the last such entry; with log matching, that speaks for all before it.
 *
 * @param committed from index 1
 */
record LeaderCompleteness(Sequence<Committed> committed, Optional<String> objection) {

    static final String PROMISE = "leader completeness";

    record Committed(Entry entry, long inTerm, NodeId by) {}

    static Check check() {
        return Check.remembering(
                        PROMISE,
                        new LeaderCompleteness(Sequence.empty(), Optional.empty()),
                        LeaderCompleteness::after,
                        LeaderCompleteness::objection)
                .reading(Parts.ROLE, Parts.COMMIT_INDEX);
    }

    private LeaderCompleteness after(Change change) {
        if (!(change.after().orElse(null) instanceof Role after)) {
            return this;
        }
        LeaderCompleteness now =
                after.server().commitIndex() > committed.size() ? add(after.server(), change.node()) : this;
        boolean elected = after instanceof Leader && !(change.before().orElse(null) instanceof Leader);
        return elected ? now.compare(after.server(), change.node()) : now;
    }

    private LeaderCompleteness add(Server server, NodeId node) {
        Sequence<Committed> more = committed;
        for (long index = committed.size() + 1L; index <= server.commitIndex(); index++) {
            more = more.append(new Committed(server.log().entry(index), server.currentTerm(), node));
        }
        return new LeaderCompleteness(more, objection);
    }

    private LeaderCompleteness compare(Server leader, NodeId node) {
        int index = committed.size();
        while (index > 0 && committed.get(index - 1).inTerm() >= leader.currentTerm()) {
            index--;
        }
        if (index == 0
                || leader.log().holds(index, committed.get(index - 1).entry().term())) {
            return this;
        }
        Committed lost = committed.get(index - 1);
        String sentence = node + " leads term " + leader.currentTerm() + " without entry " + index + " of term "
                + lost.entry().term() + " (" + lost.entry().command() + "), which " + lost.by()
                + " knew as committed in term "
                + lost.inTerm();
        return new LeaderCompleteness(committed, Optional.of(sentence));
    }
}
