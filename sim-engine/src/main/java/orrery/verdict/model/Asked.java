package orrery.verdict.model;

import org.jspecify.annotations.Nullable;

/**
 * A question in the words of a history file: Jepsen's {@code :f}, {@code :key} and {@code :value}.
 *
 * @param f what is to be done: {@code read}, {@code enqueue}
 * @param key to what; null for a single object
 * @param value with what: a long, a string, a list or a map of these; null for nothing
 */
public record Asked(
        String f, @Nullable Object key, @Nullable Object value) {

    public Asked(String f) {
        this(f, null, null);
    }

    public Asked(String f, @Nullable Object value) {
        this(f, null, value);
    }

    @Override
    public String toString() {
        return f + (key == null ? "" : " " + key) + (value == null ? "" : " " + value);
    }

    /** Words for the question with its answer. */
    static String words(Record question, @Nullable Record answer) {
        if (!(answer instanceof Answered(Object value))) {
            return question.toString();
        }
        return question
                + switch (value) {
                    case null -> question instanceof Asked asked && asked.isAnswered() ? " = nothing" : "";
                    case Boolean done -> done ? "" : " (refused)";
                    default -> " = " + (value.equals("") ? "\"\"" : value);
                };
    }

    private boolean isAnswered() {
        return switch (f) {
            case "read", "r", "get", "dequeue", "pop", "poll", "delete-min" -> true;
            default -> false;
        };
    }
}
