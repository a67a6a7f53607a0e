package orrery.verdict.transaction;

import org.jspecify.annotations.Nullable;

/**
 * One access of a transaction.
 *
 * @param value what was written or appended; what was read: a value, a list of what had been appended, or null for nothing
 *     (and in a question, before anything was read, unless the transaction depends on it)
 */
public record Access(Kind kind, Object key, @Nullable Object value) {

    /** What is done. */
    public enum Kind {
        READ,
        WRITE,
        APPEND
    }

    @Override
    public String toString() {
        return switch (kind) {
            case READ -> "r " + key + " = " + (value == null ? "nothing" : value);
            case WRITE -> "w " + key + " = " + value;
            case APPEND -> "append " + key + " " + value;
        };
    }
}
