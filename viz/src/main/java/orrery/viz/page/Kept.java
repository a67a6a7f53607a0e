package orrery.viz.page;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import orrery.trace.Description;
import orrery.trace.Step;
import orrery.trace.Trace;
import orrery.trace.Value;
import orrery.verdict.Verdict;

/**
 * Which messages, timers and states a page holds in full. A very long run would make a page that no browser opens: of
 * most of its steps only the types are kept, and the page says of which.
 */
final class Kept {

    /** A span of step numbers, the second past the last. */
    private record Span(long from, long to) {
        boolean has(long step) {
            return step >= from && step < to;
        }

        @Override
        public String toString() {
            return "#" + from + " to #" + (to - 1);
        }
    }

    private final ValueTable values;
    private final List<Span> spans = new ArrayList<>();
    private final boolean everything;

    /**
     * @param most of how many steps the content is kept; the half of them lies at the beginning, the others before the
     *     first broken promise and a little beyond, or at the end
     */
    Kept(ValueTable values, Trace trace, List<Verdict> verdicts, int most) {
        this.values = values;
        long first = trace.steps().isEmpty() ? 0 : trace.steps().get(0).number();
        long past = first + trace.steps().size();
        everything = trace.steps().size() <= most;
        if (everything) {
            spans.add(new Span(first, past));
            return;
        }
        long half = most / 2;
        long broken = verdicts.stream()
                .filter(verdict -> verdict.broken() && verdict.step() >= first)
                .mapToLong(Verdict::step)
                .min()
                .orElse(past);
        long end = Math.min(past, Math.max(broken + half / 8, first + most));
        spans.add(new Span(first, first + half));
        spans.add(new Span(end - half, end));
    }

    /** The sentence for the reader about what is left out, or empty if nothing is. */
    String leftOut() {
        return everything
                ? ""
                : "The content of messages and states is kept for steps " + spans.get(0) + " and " + spans.get(1)
                        + "; of the others, only their types.";
    }

    /** Whether what a step is about is kept in full. */
    boolean has(Step step) {
        return everything || spans.stream().anyMatch(span -> span.has(step.number()));
    }

    /** The id of a timer, or of whatever else stands alone. */
    int value(Step step, Object live) {
        return has(step) || !isStruct(live) ? values.id(Value.of(live)) : values.leftOut(typeOf(live));
    }

    /** A series of things of which each probably resembles the one before: a node's states, what it says to another. */
    Series series() {
        return new Series();
    }

    /** See {@link Kept#series}. */
    final class Series {

        private Description latest = Description.NOTHING;

        /** The id of the next one, {@link ValueTable#NONE} for null. */
        int next(Step step, @Nullable Object live) {
            if (live == null) {
                return ValueTable.NONE;
            }
            if (!has(step) && isStruct(live)) {
                return values.leftOut(typeOf(live));
            }
            Value before = latest.value();
            latest = latest.then(live);
            return values.id(latest.value(), before);
        }
    }

    private static boolean isStruct(Object live) {
        return live instanceof Value.Struct || (live instanceof Record && !(live instanceof Value));
    }

    private static String typeOf(Object live) {
        return live instanceof Value.Struct struct
                ? struct.type()
                : live.getClass().getSimpleName();
    }
}
