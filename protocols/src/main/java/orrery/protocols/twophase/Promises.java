package orrery.protocols.twophase;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import orrery.api.Change;
import orrery.api.Check;
import orrery.api.History;
import orrery.api.Node;
import orrery.api.NodeId;
import orrery.api.Operation;
import orrery.api.Outcome;
import orrery.api.Snapshot;

/**
 * What must be true of every run: atomic commitment as in Bernstein, Hadzilacos and Goodman (1987), 7.3 (AC1, AC2, AC3 and
 * AC5), and what a client sees of it.
 */
final class Promises {

    static final String VALIDITY = "a commit takes every vote";
    static final String TERMINATION = "nobody stays uncertain";
    static final String AUDIT = "every audit finds all the money";

    private static final Duration SOON = Duration.ofSeconds(3);

    private Promises() {}

    static List<Check> all() {
        List<Check> checks = new ArrayList<>(Decisions.checks());
        checks.add(Check.everyStep(VALIDITY, Promises::missingVote));
        checks.add(Check.eventually(TERMINATION, SOON, Promises::uncertain));
        checks.add(Check.atEnd(AUDIT, Promises::missingMoney));
        checks.add(Check.sometimes(Landmarks.COMMITTED, Landmarks::committed));
        checks.add(Check.sometimes(Landmarks.ABORTED, Landmarks::aborted));
        checks.add(Check.sometimes(Landmarks.BLOCKED, Landmarks::blocked));
        return List.copyOf(checks);
    }

    /** AC3: what the coordinator commits, every participant has voted for, or has only read. */
    private static Optional<String> missingVote(Change change) {
        Optional<Coordinator.Conclusion> now = change.after().flatMap(Promises::conclusion);
        if (now.isEmpty()
                || now.get().decision() == Decision.ABORT
                || now.equals(change.before().flatMap(Promises::conclusion))) {
            return Optional.empty();
        }
        Ballot ballot = now.get().ballot();
        return ballot.participants().stream()
                .filter(node -> ballot.votes().getOrDefault(node, Choice.NO) == Choice.NO)
                .findFirst()
                .map(node -> change.node() + " committed " + now.get().txn() + " without the vote of " + node);
    }

    private static Optional<Coordinator.Conclusion> conclusion(Node<?, ?> node) {
        return Site.coordinator(node).flatMap(Coordinator::conclusion);
    }

    /** AC5: when all faults are mended, everybody comes to a decision; but who has lost its coordinator is blocked. */
    private static Optional<String> uncertain(Snapshot now) {
        for (NodeId node : now.nodes()) {
            Optional<Participant> participant = now.state(node).flatMap(Site::participant);
            if (participant.isEmpty()) {
                continue;
            }
            for (Txn txn : participant.get().ledger().prepared().keySet()) {
                if (now.state(txn.coordinator()).isPresent()) {
                    return Optional.of(node + " has voted for " + txn + " and does not know what became of it");
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<String> missingMoney(History history) {
        for (Operation operation : history.operations()) {
            if (operation.outcome() instanceof Outcome.Ok(Question.Balances balances)) {
                long sum = balances.accounts().values().stream()
                        .mapToLong(Long::longValue)
                        .sum();
                if (sum != balances.due()) {
                    return Optional.of("audit " + operation.id() + " by " + operation.client() + " found " + sum
                            + " instead of " + balances.due() + ": " + balances.accounts());
                }
            }
        }
        return Optional.empty();
    }
}
