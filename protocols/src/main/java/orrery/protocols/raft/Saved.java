package orrery.protocols.raft;

import java.util.Optional;
import orrery.api.NodeId;

/**
 * What a server must not forget ("persistent state on all servers", Figure 2).
 *
 * @param currentTerm the latest term that this server has seen, from 0
 * @param votedFor the candidate that got this server's vote in the current term
 */
public record Saved(long currentTerm, Optional<NodeId> votedFor, Log log) {

    /** Of a server that was never up. */
    public static final Saved NOTHING = new Saved(0, Optional.empty(), Log.EMPTY);

    /** In this term, if it is newer: nobody has this server's vote in it yet. */
    public Saved inTerm(long term) {
        return term > currentTerm ? new Saved(term, Optional.empty(), log) : this;
    }

    public Saved votingFor(NodeId candidate) {
        return new Saved(currentTerm, Optional.of(candidate), log);
    }

    @SuppressWarnings("ReferenceEquality") // what did not change is the same object
    public Saved with(Log changed) {
        return changed == log ? this : new Saved(currentTerm, votedFor, changed);
    }
}
