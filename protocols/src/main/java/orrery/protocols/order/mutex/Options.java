package orrery.protocols.order.mutex;

import orrery.api.Span;

/**
 * What a scenario may set.
 *
 * @param entries how often each process enters the critical section
 * @param think from which the time before each wish to enter is drawn
 * @param stay from which the time in the critical section is drawn
 */
public record Options(int entries, Span think, Span stay) {

    public static final Options DEFAULTS = new Options(3, Span.millis(0, 200), Span.millis(10, 40));

    public Options {
        if (entries < 0 || entries > 1_000) {
            throw new IllegalArgumentException("entries must be from 0 to 1000, was " + entries);
        }
    }
}
