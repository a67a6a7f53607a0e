package orrery.verdict.transaction;

import java.util.List;
import java.util.stream.Collectors;

/** A transaction, both as a question and, with what was read filled in, as its answer. */
public record Transaction(List<Access> accesses) {

    public Transaction {
        accesses = List.copyOf(accesses);
    }

    @Override
    public String toString() {
        return accesses.stream().map(Access::toString).collect(Collectors.joining(", ", "[", "]"));
    }
}
