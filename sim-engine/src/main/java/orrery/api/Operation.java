package orrery.api;

/**
 * One operation of a client. {@code invoked} and {@code completed} are positions in one total order of all invocations
 * and completions (in a run: step numbers); one operation came before another if it completed at a smaller position than
 * the other was invoked at.
 *
 * @param id unique in its history
 * @param client who asked; a client has at most one operation open
 * @param question what was asked
 * @param invoked position of the invocation
 * @param completed position of the completion, or {@link #OPEN}
 * @param outcome how it ended; {@link Outcome.Unknown} where it never did
 * @param invokedNanos time of the invocation
 * @param completedNanos time of the completion, or {@link #OPEN}
 */
public record Operation(
        long id,
        NodeId client,
        Record question,
        long invoked,
        long completed,
        Outcome outcome,
        long invokedNanos,
        long completedNanos) {

    /** The completion of an operation that never completed: after everything else. */
    public static final long OPEN = Long.MAX_VALUE;
}
