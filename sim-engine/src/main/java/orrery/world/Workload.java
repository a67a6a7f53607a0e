package orrery.world;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;
import orrery.api.Span;

/**
 * What clients are asked, and when. A client answers one question at a time; one that comes while another is open waits
 * for its turn.
 *
 * @param loop when questions come
 * @param keys how many keys there are, {@code k1 ... k<keys>}
 * @param skew exponent of a Zipf distribution over the keys, the first the most popular; 0 for equally popular keys
 * @param mix weights of the protocol's {@link orrery.api.Protocol#asks()}, by name; in their order if they have one
 * @param fromNanos when questions begin
 * @param untilNanos when they end, so that a run may fall quiet before it is over
 * @param timeout after how long a client gives an operation up, whose outcome is then unknown; empty for never
 * @param retries how often a question is asked again, as a new operation, when it failed or was given up
 */
public record Workload(
        Loop loop,
        int keys,
        double skew,
        Map<String, Integer> mix,
        long fromNanos,
        long untilNanos,
        Optional<Span> timeout,
        int retries) {

    /** When questions come. */
    public sealed interface Loop {

        /**
         * Whatever happens, at each client as a Poisson process.
         *
         * @param ratePerSecond over all clients
         */
        record Open(double ratePerSecond) implements Loop {}

        /**
         * Each client is asked again when it has been answered.
         *
         * @param think how long it takes from an answer to the next question
         */
        record Closed(Distribution think) implements Loop {}
    }

    public Workload {
        mix = inOrder(mix);
    }

    /** In their own order if they have one, otherwise by name: a map as of {@link Map#of} walks in another order in each Java machine. */
    public static <V> SequencedMap<String, V> inOrder(Map<String, V> byName) {
        return Collections.unmodifiableSequencedMap(
                byName instanceof SequencedMap<String, V> ordered
                        ? new LinkedHashMap<>(ordered)
                        : new LinkedHashMap<>(new TreeMap<>(byName)));
    }

    /** Questions at a rate, over equally popular keys, without timeouts. */
    public static Workload open(
            double ratePerSecond, int keys, Map<String, Integer> mix, long fromNanos, long untilNanos) {
        return new Workload(new Loop.Open(ratePerSecond), keys, 0, mix, fromNanos, untilNanos, Optional.empty(), 0);
    }

    public Workload with(Loop other) {
        return new Workload(other, keys, skew, mix, fromNanos, untilNanos, timeout, retries);
    }

    public Workload with(Map<String, Integer> weights) {
        return new Workload(loop, keys, skew, weights, fromNanos, untilNanos, timeout, retries);
    }

    /** With questions between these times. */
    public Workload between(long from, long until) {
        return new Workload(loop, keys, skew, mix, from, until, timeout, retries);
    }

    /** With another number of keys, all equally popular. */
    public Workload over(int equalKeys) {
        return new Workload(loop, equalKeys, 0, mix, fromNanos, untilNanos, timeout, retries);
    }

    /** Clients wait for ever, and ask once. */
    public Workload patient() {
        return new Workload(loop, keys, skew, mix, fromNanos, untilNanos, Optional.empty(), 0);
    }

    /** Nobody asks anything. */
    public static Workload none() {
        return open(0, 1, Map.of(), 0, 0);
    }
}
