package orrery.explore.sweep;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What was measured of one run.
 *
 * @param number of the run in its experiment, from 0: all variants under the first seed, then all under the next
 * @param variant which, from 0
 * @param values by the measures' names; what there was not in this run is absent
 * @param latencies of operations that ended ok, if any latency is measured: an HdrHistogram of nanoseconds in its own compressed
 *     form and Base64; empty otherwise
 * @param broken the promises that the run broke
 */
public record Measured(
        long number,
        int variant,
        long seed,
        long digest,
        SortedMap<String, Double> values,
        String latencies,
        List<String> broken) {
    public Measured {
        values = Collections.unmodifiableSortedMap(new TreeMap<>(values));
        broken = List.copyOf(broken);
    }
}
