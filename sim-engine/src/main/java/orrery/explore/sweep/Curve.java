package orrery.explore.sweep;

import java.util.List;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import orrery.api.Node;

/** One measure over the time of a run: what it was at each of its times, when all that happens then has happened. */
final class Curve {

    private final Measure measure;
    private final SortedMap<String, Double> values = new TreeMap<>();
    private long next;

    Curve(Measure measure) {
        this.measure = measure;
    }

    /** Before these states change: they were so until then. */
    void before(long timeNanos, List<@Nullable Node<?, ?>> states) {
        while (next * measure.everyNanos() < timeNanos) {
            OptionalDouble value = Quantity.of(measure, states);
            if (value.isPresent()) {
                values.put(measure.at(next), value.getAsDouble());
            }
            next++;
        }
    }

    /** By the names of the times. */
    SortedMap<String, Double> values() {
        return values;
    }
}
