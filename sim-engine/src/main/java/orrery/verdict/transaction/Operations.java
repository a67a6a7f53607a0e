package orrery.verdict.transaction;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import orrery.api.History;
import orrery.api.KeyValue;
import orrery.api.Operation;
import orrery.api.Outcome;
import orrery.verdict.model.Answered;
import orrery.verdict.model.Asked;

/** Reads and writes of single registers as transactions of one access, or of two for a compare-and-set. */
public final class Operations {

    private static final String ONLY_REGISTER = "";

    private Operations() {}

    /**
     * The same history as transactions. A compare-and-set that swapped has read what it expected, and one without an answer
     * has if it swapped; one that did not is left out, since only the order of all operations could say more. An operation
     * that is a transaction stays as it is.
     *
     * @throws IllegalArgumentException if an operation neither reads nor writes
     */
    public static History asTransactions(History history) {
        List<Operation> made = new ArrayList<>();
        for (Operation operation : history.operations()) {
            Record answer = operation.outcome() instanceof Outcome.Ok ok ? ok.answer() : null;
            List<Access> accesses = accesses(operation.question(), answer);
            if (accesses.isEmpty()) {
                continue;
            }
            Transaction transaction = new Transaction(accesses);
            made.add(new Operation(
                    operation.id(),
                    operation.client(),
                    transaction,
                    operation.invoked(),
                    operation.completed(),
                    answer == null ? operation.outcome() : Outcome.ok(transaction),
                    operation.invokedNanos(),
                    operation.completedNanos()));
        }
        return new History(made);
    }

    private static List<Access> accesses(Record question, @Nullable Record answer) {
        return switch (question) {
            case Transaction transaction -> (answer instanceof Transaction said ? said : transaction).accesses();
            case KeyValue.Get get ->
                answer instanceof KeyValue.Found found ? List.of(read(get.key(), found.value())) : List.of();
            case KeyValue.Put put -> List.of(write(put.key(), put.value()));
            case KeyValue.Cas cas when answer instanceof KeyValue.Swapped swapped && !swapped.swapped() -> List.of();
            case KeyValue.Cas cas -> List.of(read(cas.key(), cas.expected()), write(cas.key(), cas.value()));
            case Asked asked -> accesses(asked, answer);
            default -> throw new IllegalArgumentException("expected a read or a write, found " + question);
        };
    }

    private static List<Access> accesses(Asked asked, @Nullable Record answer) {
        Object key = asked.key() == null ? ONLY_REGISTER : asked.key();
        return switch (asked.f()) {
            case "read", "r", "get" -> answer instanceof Answered(Object value) ? List.of(read(key, value)) : List.of();
            case "write", "w", "put" -> List.of(write(key, asked.value()));
            case "cas" -> {
                if (!(asked.value() instanceof List<?> pair)
                        || (answer instanceof Answered(Boolean swapped) && !swapped)) {
                    yield List.of();
                }
                yield List.of(read(key, pair.get(0)), write(key, pair.get(1)));
            }
            default -> throw new IllegalArgumentException("expected a read or a write, found " + asked);
        };
    }

    private static Access read(Object key, @Nullable Object value) {
        return new Access(Access.Kind.READ, key, value);
    }

    private static Access write(Object key, @Nullable Object value) {
        return new Access(Access.Kind.WRITE, key, value);
    }
}
