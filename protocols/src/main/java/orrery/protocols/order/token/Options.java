package orrery.protocols.order.token;

import orrery.api.Span;

/**
 * What a scenario may set.
 *
 * @param entries how often each process enters
 * @param think from which the time before each wish to enter is drawn
 * @param stay from which the time in the critical section is drawn
 * @param missing from which the time is drawn after which a process misses the token
 */
public record Options(int entries, Span think, Span stay, Span missing) {

    public static final Options DEFAULTS =
            new Options(3, Span.millis(0, 200), Span.millis(10, 40), Span.millis(1_000, 2_000));

    public Options {
        if (entries < 0 || entries > 1_000) {
            throw new IllegalArgumentException("entries must be from 0 to 1000, was " + entries);
        }
        if (missing.minNanos() == 0) {
            throw new IllegalArgumentException("missing must be longer than 0s");
        }
    }
}
