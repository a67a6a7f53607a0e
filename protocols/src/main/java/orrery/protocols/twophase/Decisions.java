package orrery.protocols.twophase;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;
import orrery.api.Change;
import orrery.api.Check;
import orrery.api.Node;
import orrery.api.NodeId;

/**
 * What sites have decided, through all crashes, held against the first two conditions of Bernstein, Hadzilacos and Goodman
 * (1987), 7.3. A decision counts when its site goes on from it, or finds it on its disk: one that a crash cut short before
 * it was recorded was never made.
 *
 * @param first by transaction, the first decision, and whose it was
 * @param own by site and transaction
 * @param seen by site, what has been counted
 * @param broken the promise that does not hold, and why
 */
record Decisions(
        PMap<Txn, Made> first,
        PMap<Made, Decision> own,
        PMap<NodeId, PMap<Txn, Decision>> seen,
        Optional<Broken> broken) {

    static final String ATOMICITY = "all sites decide alike";
    static final String STABILITY = "a decision stays";

    private static final Decisions NONE =
            new Decisions(HashTreePMap.empty(), HashTreePMap.empty(), HashTreePMap.empty(), Optional.empty());

    /** Who, and about what. */
    record Made(NodeId site, Txn txn) {}

    record Broken(String promise, String sentence) {}

    static List<Check> checks() {
        return List.of(check(ATOMICITY), check(STABILITY));
    }

    private static Check check(String promise) {
        return Check.remembering(
                promise,
                NONE,
                Decisions::after,
                decisions -> decisions
                        .broken
                        .filter(found -> found.promise().equals(promise))
                        .map(Broken::sentence));
    }

    private Decisions after(Change change) {
        if (change.after().isEmpty()) {
            return this;
        }
        Node<?, ?> certain = change.before().orElse(change.after().get());
        return Site.participant(certain)
                .map(participant ->
                        participating(change.node(), participant.ledger().outcomes()))
                .orElse(this)
                .coordinating(change.node(), Site.coordinator(certain));
    }

    @SuppressWarnings("ReferenceEquality") // most steps decide nothing: then it is the same object
    private Decisions participating(NodeId node, PMap<Txn, Decision> outcomes) {
        if (seen.get(node) == outcomes) {
            return this;
        }
        Decisions now = new Decisions(first, own, seen.plus(node, outcomes), broken);
        for (Map.Entry<Txn, Decision> outcome : outcomes.entrySet()) {
            now = now.decide(new Made(node, outcome.getKey()), outcome.getValue());
        }
        return now;
    }

    private Decisions coordinating(NodeId node, Optional<Coordinator> coordinator) {
        if (coordinator.isEmpty()) {
            return this;
        }
        Decisions now = this;
        for (Map.Entry<Txn, Minutes.Unended> open :
                coordinator.get().minutes().decided().entrySet()) {
            now = now.decide(new Made(node, open.getKey()), open.getValue().decision());
        }
        Optional<Coordinator.Conclusion> last = coordinator.get().conclusion();
        return last.isEmpty() || nothingToCommit(last.get())
                ? now
                : now.decide(new Made(node, last.get().txn()), last.get().decision());
    }

    /** Where all have only read, either decision is right, and R* forces neither. */
    private static boolean nothingToCommit(Coordinator.Conclusion conclusion) {
        return conclusion.decision() == Decision.COMMIT
                && conclusion.ballot().concerned().isEmpty();
    }

    private Decisions decide(Made by, Decision decision) {
        Decision earlier = own.get(by);
        if (earlier != null) {
            return earlier == decision
                    ? this
                    : broken(
                            STABILITY,
                            by.site() + " had decided " + by.txn() + ": " + earlier + ", and now: " + decision);
        }
        Made other = first.get(by.txn());
        Decisions now =
                new Decisions(other == null ? first.plus(by.txn(), by) : first, own.plus(by, decision), seen, broken);
        return other == null || own.get(other) == decision
                ? now
                : now.broken(
                        ATOMICITY,
                        other.site() + " decided " + by.txn() + ": " + own.get(other) + ", and " + by.site() + ": "
                                + decision);
    }

    private Decisions broken(String promise, String sentence) {
        return broken.isPresent() ? this : new Decisions(first, own, seen, Optional.of(new Broken(promise, sentence)));
    }
}
