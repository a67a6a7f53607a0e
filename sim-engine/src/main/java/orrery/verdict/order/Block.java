package orrery.verdict.order;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import orrery.api.Operation;

/**
 * Operations that stand together in every linearization: a write, the reads that found it, the compare-and-set that replaced
 * it, and so on.
 *
 * @param <S> the model's states
 */
final class Block<S> {

    /** By their moments; who takes no time goes first. */
    static final Comparator<Block<?>> ORDER =
            Comparator.<Block<?>>comparingLong(block -> block.moment).thenComparing(Block::takesTime);

    /** An operation and the state after it. */
    record Moment<S>(Operation operation, S state) {}

    /** A value's time: between these two it was certainly there. */
    record Tenure<S>(S state, long firstEnd, long lastBegin) {}

    final List<Moment<S>> moments = new ArrayList<>();
    /** The last of its values. */
    final S last;

    /** Those that take time. */
    final List<Tenure<S>> tenures = new ArrayList<>();

    long firstEnd = Operation.OPEN;
    long lastBegin = Long.MIN_VALUE;
    /** Whether time allows the order within. */
    boolean fits = true;

    /** Where it is put: between its last beginning and {@link #latest}, or where its zone begins. */
    long moment;

    long latest;

    Block(Values.Value<S> first) {
        S replaced = first.state;
        if (first.writer == null) {
            firstEnd = Long.MIN_VALUE;
        }
        long begunBefore = Long.MIN_VALUE;
        for (Values.@Nullable Value<S> value = first; value != null; value = value.next) {
            replaced = value.state;
            long end = value.writer == null ? Long.MIN_VALUE : end(value.writer);
            if (value.writer != null) {
                add(value.writer, value.state, begunBefore);
                begunBefore = Math.max(begunBefore, value.writer.invoked());
            }
            long begun = begunBefore;
            value.reads.sort(Comparator.comparingLong(Operation::invoked));
            for (Operation read : value.reads) {
                add(read, value.state, begunBefore);
                begun = Math.max(begun, read.invoked());
                end = Math.min(end, end(read));
            }
            begunBefore = begun;
            Operation replacing = value.next == null ? null : value.next.writer;
            long until = replacing == null ? begun : Math.max(begun, replacing.invoked());
            if (end < until) {
                tenures.add(new Tenure<>(value.state, end, until));
            }
        }
        last = replaced;
        moment = takesTime() ? firstEnd : lastBegin;
        latest = moment;
    }

    private void add(Operation operation, S state, long begunBefore) {
        moments.add(new Moment<>(operation, state));
        firstEnd = Math.min(firstEnd, end(operation));
        lastBegin = Math.max(lastBegin, operation.invoked());
        fits &= end(operation) >= begunBefore;
    }

    /** Where it cannot be squeezed into one moment, it takes up the time from its first end to its last beginning. */
    boolean takesTime() {
        return firstEnd < lastBegin;
    }

    boolean mustPrecede(Block<S> other) {
        return firstEnd < other.lastBegin;
    }

    /** Moves it to the middle of the moments within these two at which it may be; false if there are none but where it is. */
    boolean moveInto(long from, long to) {
        long first = Math.max(from, lastBegin);
        long last = Math.min(to, latest);
        long middle = first + (last - first) / 2;
        if (first > last || middle == moment) {
            return false;
        }
        moment = middle;
        return true;
    }

    /** What was never answered never ends. */
    static long end(Operation operation) {
        return Calls.answer(operation) == null ? Operation.OPEN : operation.completed();
    }
}
