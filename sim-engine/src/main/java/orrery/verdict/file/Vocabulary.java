package orrery.verdict.file;

import org.jspecify.annotations.Nullable;
import orrery.api.Outcome;

/** How the words of a history file are to be understood: which question was asked, and what its completion says. */
public interface Vocabulary {

    /**
     * @param f what to do
     * @param key with what; null if the file has no keys
     * @throws IllegalArgumentException if this is no such question; the message says what was expected
     */
    Record question(String f, @Nullable Object key, @Nullable Object value);

    /** Whether its questions are transactions, which name their keys themselves. */
    default boolean ofTransactions() {
        return false;
    }

    /** How an operation that was answered ended. */
    Outcome ok(Record question, @Nullable Object value);

    /**
     * How an operation that failed ended: as a rule it did not take effect.
     *
     * @param error the reason; empty if there is none
     */
    default Outcome fail(Record question, String error) {
        return Outcome.fail(error);
    }
}
