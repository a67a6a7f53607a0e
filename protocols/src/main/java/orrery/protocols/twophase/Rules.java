package orrery.protocols.twophase;

import java.util.List;
import java.util.Optional;
import org.pcollections.PMap;
import orrery.api.NodeId;

/**
 * The decisions on which atomicity hangs. Coordinator and participants ask for them here and make none of the kind
 * themselves; a wrong twin overrides exactly one. "BHG" are Bernstein, Hadzilacos and Goodman (1987), "R*" are Mohan,
 * Lindsay and Obermarck (1986).
 */
public class Rules {

    // ---- the coordinator

    /** Under a presumed commit, whom it will ask is on its disk before it asks anybody (R*, presumed commit). */
    public boolean collectsFirst(Presumption presumption) {
        return presumption == Presumption.COMMIT;
    }

    /** How many have voted: each participant counts once, however often its vote arrives. */
    public int voted(List<NodeId> arrived, PMap<NodeId, Choice> votes) {
        return votes.size();
    }

    /** A commit takes the vote of every participant (BHG, AC3). */
    public boolean enough(int voted, int participants) {
        return voted == participants;
    }

    /** What comes of it when votes are missing for too long (BHG, 7.4, "timeout actions"). */
    public Decision whenVotesAreMissing() {
        return Decision.ABORT;
    }

    /** A decision is on the disk before anybody hears of it (Gray; R*). */
    public void decide(Runnable record, Runnable tell) {
        record.run();
        tell.run();
    }

    /** A decision is forgotten when everybody who might ask has it on disk (R*, the end record). */
    public boolean mayForget(List<NodeId> unacknowledged) {
        return unacknowledged.isEmpty();
    }

    /** The presumption is for transactions of which nothing is known, not for those that are still being voted on (R*). */
    public boolean mayPresume(boolean stillVoting) {
        return !stillVoting;
    }

    /** After a crash a coordinator gives other names than before (R*: names are unique). */
    public long incarnation(long before) {
        return before + 1;
    }

    // ---- the participants

    /** What a participant has promised survives a crash (Gray; R*, the prepare record). */
    public Ledger durable(Ledger ledger) {
        return ledger;
    }

    /** Who has voted yes has given its word, and waits (BHG, 7.4: the uncertainty period). */
    public Optional<Decision> whenUncertainForTooLong() {
        return Optional.empty();
    }

    /** Who is uncertain asks until it is told (BHG, 7.4: termination protocol). */
    public boolean asks() {
        return true;
    }

    /** What was promised stays locked until the decision is known (R*; strict two-phase locking, BHG). */
    public boolean keepsLocksWhenPrepared() {
        return true;
    }

    /** A decision is on the disk before it is acknowledged (R*). */
    public void acknowledge(Runnable record, Runnable ack) {
        record.run();
        ack.run();
    }

    /** Who is uncertain itself cannot help another (BHG, 7.4: cooperative termination, case 3). */
    public Optional<Decision> answerOfTheUncertain() {
        return Optional.empty();
    }

    @Override
    public String toString() {
        return "as in the papers";
    }
}
