package orrery.world;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What clients are asked: questions arrive at each client as a Poisson process. A client answers one at a time; a
 * question that comes while another is open waits for its turn.
 *
 * @param keys how many keys there are, {@code k1 ... k<keys>}, chosen uniformly
 * @param ratePerSecond questions a second over all clients
 * @param mix weights of the protocol's {@link orrery.api.Protocol#asks()}, by name
 * @param fromNanos when questions begin to arrive
 * @param untilNanos when they end, so that a run may fall quiet before it is over
 */
public record Workload(int keys, double ratePerSecond, Map<String, Integer> mix, long fromNanos, long untilNanos) {

    public Workload {
        mix = Collections.unmodifiableMap(new LinkedHashMap<>(mix));
    }

    /** Nobody asks anything. */
    public static Workload none() {
        return new Workload(1, 0, Map.of(), 0, 0);
    }
}
