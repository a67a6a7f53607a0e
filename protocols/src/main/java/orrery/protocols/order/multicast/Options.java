package orrery.protocols.order.multicast;

import orrery.api.Span;

/**
 * What a scenario may set.
 *
 * @param broadcasts how many each member sends
 * @param pause from which the time to the next one is drawn
 */
public record Options(int broadcasts, Span pause) {

    public static final Options DEFAULTS = new Options(8, Span.millis(1, 40));

    public Options {
        if (broadcasts < 0 || broadcasts > 1_000) {
            throw new IllegalArgumentException("broadcasts must be from 0 to 1000, was " + broadcasts);
        }
    }
}
