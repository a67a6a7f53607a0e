package orrery.verdict.order;

import java.util.List;
import org.jspecify.annotations.Nullable;
import orrery.api.Operation;

/**
 * Two searches in turn, on one thread, with slices counted in steps: each finds easy what the other finds hard. Many blind
 * writes that only a later read orders are hard for the search that follows time; many crashed operations are hard for the
 * one that goes into the depth.
 */
final class Alternating implements Search {

    private static final long FIRST_SLICE = 1_000;

    /** Where nothing is hard, the first search needs no more of each operation: of millions, the other is not begun. */
    private static final long STEPS_WITHOUT_CHOICE = 4;

    private final JustInTime breadth;
    private final Calls calls;
    private Search current;
    private @Nullable WingGong depth;
    private long slice = FIRST_SLICE;
    private long left;

    Alternating(Calls calls) {
        this.calls = calls;
        breadth = new JustInTime(calls);
        current = breadth;
        left = Math.max(slice, STEPS_WITHOUT_CHOICE * calls.size());
    }

    @Override
    public Progress advance(long more) {
        long until = steps() + more;
        while (steps() < until) {
            long before = current.steps();
            Progress progress = current.advance(Math.min(left, until - steps()));
            if (progress != Progress.RUNNING) {
                return progress;
            }
            left -= current.steps() - before;
            if (left <= 0) {
                change();
            }
        }
        return Progress.RUNNING;
    }

    private void change() {
        if (current == breadth) {
            if (depth == null) {
                depth = new WingGong(calls);
            }
            current = depth;
        } else {
            current = breadth;
            slice *= 2;
        }
        left = slice;
    }

    @Override
    public long steps() {
        return breadth.steps() + (depth == null ? 0 : depth.steps());
    }

    @Override
    public List<Operation> order() {
        return current.order();
    }
}
