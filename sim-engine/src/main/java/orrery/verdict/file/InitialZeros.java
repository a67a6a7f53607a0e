package orrery.verdict.file;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import orrery.api.OnDemand;
import orrery.api.Operation;
import orrery.api.Outcome;
import orrery.verdict.transaction.Access;
import orrery.verdict.transaction.Transaction;

/** In formats where every key begins as 0: who reads 0, where nobody wrote it, has read what was there at first. */
final class InitialZeros {

    private final BitSet read = new BitSet();
    private final Set<Object> written = new HashSet<>();

    private static boolean isZero(Access access) {
        return access.value() instanceof Long number && number == 0;
    }

    /** @param place of the transaction among all operations */
    void see(int place, List<Access> accesses, boolean committed) {
        for (Access access : accesses) {
            if (isZero(access) && access.kind() == Access.Kind.READ) {
                read.set(place);
            } else if (isZero(access) && committed) {
                written.add(access.key());
            }
        }
    }

    /** All operations, with nothing read where 0 was read that nobody wrote. */
    List<Operation> of(List<Operation> operations) {
        return read.isEmpty()
                ? operations
                : new OnDemand<>(
                        operations.size(),
                        place -> read.get(place) ? initially(operations.get(place)) : operations.get(place));
    }

    private Operation initially(Operation operation) {
        List<Access> accesses = new ArrayList<>();
        for (Access access : ((Transaction) operation.question()).accesses()) {
            boolean initial = isZero(access)
                    && access.kind() == Access.Kind.READ
                    && !written.contains(Objects.requireNonNull(access.key()));
            accesses.add(initial ? new Access(Access.Kind.READ, access.key(), null) : access);
        }
        Transaction transaction = new Transaction(accesses);
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
