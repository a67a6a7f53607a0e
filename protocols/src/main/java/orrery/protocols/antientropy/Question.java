package orrery.protocols.antientropy;

import org.jspecify.annotations.Nullable;

/** What a workload asks of a client. One replica answers, as well as it knows. */
public sealed interface Question {

    String key();

    /** Answered with {@link Done}. */
    record Put(String key, long value) implements Question {}

    /** Answered with {@link Done}. */
    record Delete(String key) implements Question {}

    /** Answered with {@link Found}. */
    record Get(String key) implements Question {}

    record Done() {}

    /** The value, or null if the replica knows of none. */
    record Found(@Nullable Long value) {}
}
