package orrery.verdict.model;

import org.jspecify.annotations.Nullable;

/**
 * An answer in the words of a history file.
 *
 * @param value a long, a string, a boolean, a list or a map of these; null for nothing
 */
public record Answered(@Nullable Object value) {

    public static final Answered NOTHING = new Answered(null);
}
