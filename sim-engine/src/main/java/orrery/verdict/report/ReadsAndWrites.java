package orrery.verdict.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import orrery.api.History;
import orrery.api.Operation;
import orrery.api.Outcome;
import orrery.verdict.model.Model;
import orrery.verdict.transaction.Access;
import orrery.verdict.transaction.Operations;
import orrery.verdict.transaction.Transaction;

/** Operations of registers as reads and writes, in which a read of what was there at first is a read of nothing. */
final class ReadsAndWrites {

    private ReadsAndWrites() {}

    /** @throws IllegalArgumentException if a read could have read the initial value or a write, and nobody can tell */
    static History of(History history, Model<?> model) {
        Object initial = model.initial() instanceof Optional<?> held ? held.orElse(null) : null;
        List<Operation> made = new ArrayList<>();
        List<Operation> transactions = Operations.asTransactions(history).operations();
        boolean found = transactions.stream()
                .filter(each -> each.outcome() instanceof Outcome.Ok)
                .flatMap(each -> ((Transaction) each.question()).accesses().stream())
                .anyMatch(access -> access.kind() == Access.Kind.READ
                        && (access.value() == null || access.value().equals(initial)));
        for (Operation operation : transactions) {
            Transaction said = (Transaction) operation.question();
            List<Access> accesses = new ArrayList<>(said.accesses().size());
            for (Access access : said.accesses()) {
                accesses.add(access(access, initial, found));
            }
            made.add(with(operation, new Transaction(accesses)));
        }
        return new History(made);
    }

    /** @param found whether anybody has read what was there at first, or may have */
    private static Access access(Access access, @Nullable Object initial, boolean found) {
        Object value = access.value();
        if (access.kind() == Access.Kind.READ) {
            return value != null && value.equals(initial) ? new Access(Access.Kind.READ, access.key(), null) : access;
        }
        if (value == null || (found && value.equals(initial))) {
            throw new IllegalArgumentException((value == null ? "nothing" : value)
                    + " is written, which was there at first, so nobody can tell which of the two was read");
        }
        return access;
    }

    /** The same operation, made of these accesses. */
    static Operation with(Operation operation, Transaction transaction) {
        return new Operation(
                operation.id(),
                operation.client(),
                transaction,
                operation.invoked(),
                operation.completed(),
                operation.outcome() instanceof Outcome.Ok ? Outcome.ok(transaction) : operation.outcome(),
                operation.invokedNanos(),
                operation.completedNanos());
    }
}
