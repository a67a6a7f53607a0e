package orrery.protocols.broadcast;

import java.time.Duration;
import orrery.api.Times;

/**
 * What a scenario may set.
 *
 * @param along which links a value takes
 * @param acknowledge whether each hop is acknowledged, and repeated until it is
 * @param retry how long to wait before what is not acknowledged is sent again; also how long a client waits
 */
public record Options(Along along, boolean acknowledge, Duration retry) {

    public static final Options DEFAULTS = new Options(Along.LINKS, false, Duration.ofMillis(500));

    /** Which links a value takes. */
    public enum Along {
        /** All of them: 2E - (n - 1) messages a value, among n sites with E links. */
        LINKS,
        /** Those of a spanning tree, which the first site begins to build when it boots: n - 1 messages a value. */
        TREE
    }

    public Options {
        if (retry.isZero() || retry.isNegative()) {
            throw new IllegalArgumentException("retry must be longer than 0s, was " + Times.text(retry.toNanos()));
        }
    }
}
