package orrery.protocols.order.version;

import java.util.List;

/** What a workload asks of a client. */
public sealed interface Question {

    /** Overwrites what this client has read last of the key; answered with {@link Done}. */
    record Put(String key, long value) implements Question {}

    /** Answered with {@link Siblings}. */
    record Get(String key) implements Question {}

    record Done() {}

    record Siblings(List<Long> values) {}
}
