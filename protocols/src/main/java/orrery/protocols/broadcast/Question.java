package orrery.protocols.broadcast;

import java.util.List;

/** What a workload asks of a client. */
public sealed interface Question {

    /** Tell everybody this value. Answered with {@link Told} as soon as one site knows it. */
    record Broadcast(long value) implements Question {}

    /** What is known? Answered with {@link Known}. */
    record Read() implements Question {}

    record Told() {}

    /** @param values in ascending order */
    record Known(List<Long> values) {}
}
