package orrery.explore.sweep;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import orrery.api.Node;
import orrery.trace.Step;
import orrery.trace.Trace;

/** Reads a measure at each of its times off the states in the trace of one run that was played. */
public final class OverTime {

    private static final double SECOND = 1e9;

    /** What was measured at one time. */
    public record Point(double seconds, double value) {}

    private OverTime() {}

    /**
     * The measure at its times, when all that happened then had happened, as far as steps were recorded.
     *
     * @param measure one that is measured more than once
     * @param trace with states as they were played, not as they are read from a file
     */
    @SuppressWarnings("ReferenceEquality") // most steps leave their node as it was: then it is the same object
    public static List<Point> of(Measure measure, Trace trace) {
        if (measure.everyNanos() == 0) {
            throw new IllegalArgumentException(measure + " is measured once");
        }
        List<@Nullable Node<?, ?>> states = before(trace);
        List<Point> points = new ArrayList<>();
        long begin = trace.steps().isEmpty() ? 0 : trace.steps().get(0).timeNanos();
        long time = begin == 0 ? 0 : Math.ceilDiv(begin, measure.everyNanos());
        for (Step step : trace.steps()) {
            if (step.node() == null || step.node().index() >= states.size() || step.before() == step.after()) {
                continue;
            }
            time = until(step.timeNanos(), time, measure, states, points);
            states.set(step.node().index(), (Node<?, ?>) step.after());
        }
        until(Reading.knownUntil(trace) + 1, time, measure, states, points);
        return List.copyOf(points);
    }

    /** Measures all times before one, and answers the first that is not. */
    private static long until(
            long timeNanos, long from, Measure measure, List<@Nullable Node<?, ?>> states, List<Point> into) {
        long time = from;
        for (; time * measure.everyNanos() < timeNanos; time++) {
            OptionalDouble value = Quantity.of(measure, states);
            if (value.isPresent()) {
                into.add(new Point(time * measure.everyNanos() / SECOND, value.getAsDouble()));
            }
        }
        return time;
    }

    /** The states that servers were in when the recording began. */
    private static List<@Nullable Node<?, ?>> before(Trace trace) {
        List<@Nullable Node<?, ?>> states =
                new ArrayList<>(Collections.nCopies(trace.header().servers().size(), null));
        for (Step step : trace.steps().reversed()) {
            if (step.node() != null && step.node().index() < states.size() && step.before() != null) {
                states.set(step.node().index(), (Node<?, ?>) step.before());
            }
        }
        return states;
    }
}
