package orrery.protocols.order.snapshot;

import orrery.api.Span;

/**
 * What a scenario may set.
 *
 * @param tokens how much money each bank has at the beginning
 * @param transfers how many transfers each bank makes, as long as it has money
 * @param pause from which the time to the next transfer is drawn
 * @param snapshots how many snapshots the first bank begins, each when the last one is complete
 * @param every from which the time to the next snapshot is drawn
 */
public record Options(long tokens, int transfers, Span pause, int snapshots, Span every) {

    public static final Options DEFAULTS = new Options(100, 50, Span.millis(1, 20), 3, Span.millis(50, 150));

    public Options {
        if (tokens < 1 || tokens > 1_000_000_000L) {
            throw new IllegalArgumentException("tokens must be from 1 to 1000000000, was " + tokens);
        }
        if (transfers < 0) {
            throw new IllegalArgumentException("transfers must be at least 0, was " + transfers);
        }
        if (snapshots < 0) {
            throw new IllegalArgumentException("snapshots must be at least 0, was " + snapshots);
        }
    }
}
