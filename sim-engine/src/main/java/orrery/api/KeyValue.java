package orrery.api;

import org.jspecify.annotations.Nullable;

/** What clients ask of a key-value store, and what they are answered. */
public sealed interface KeyValue {

    String key();

    /** Answered with {@link Found}. */
    record Get(String key) implements KeyValue {}

    /** Answered with {@link Done}. */
    record Put(String key, long value) implements KeyValue {}

    /** Writes {@code value} if the key holds {@code expected}. Answered with {@link Swapped}. */
    record Cas(String key, long expected, long value) implements KeyValue {}

    /** The value under a key, or null if nothing was ever written there. */
    record Found(@Nullable Long value) {}

    record Done() {}

    record Swapped(boolean swapped) {}
}
