package orrery.verdict.transaction;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A transaction, both as a question and, with what was read filled in, as its answer. A read that has a value in the question
 * is a condition: the transaction takes effect only where it reads that, as a compare-and-set does. So it is known what it
 * read, if it took effect, even if nobody was answered.
 */
public record Transaction(List<Access> accesses) {

    public Transaction {
        accesses = List.copyOf(accesses);
    }

    @Override
    public String toString() {
        return accesses.stream().map(Access::toString).collect(Collectors.joining(", ", "[", "]"));
    }
}
