package orrery.protocols.changroberts;

import orrery.api.Span;

/**
 * What a scenario may set.
 *
 * @param numbers how processes get theirs
 * @param begin from which the time is drawn at which a process begins, unless it has lost by then
 * @param announce whether the leader tells the others
 */
public record Options(Numbers numbers, Span begin, boolean announce) {

    /** How numbers are given to the processes on the ring, in the direction of the messages. */
    public enum Numbers {
        /** Drawn, so that all arrangements are equally likely. */
        RANDOM,
        /** Each larger than the one before: the fewest messages. */
        ASCENDING,
        /** Each smaller than the one before: the most messages. */
        DESCENDING
    }

    public static final Options DEFAULTS = new Options(Numbers.RANDOM, Span.millis(0, 0), true);
}
