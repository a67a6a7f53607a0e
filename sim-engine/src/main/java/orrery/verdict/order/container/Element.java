package orrery.verdict.order.container;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import orrery.api.Operation;
import orrery.api.Outcome;

/**
 * A value, from when it was put in to when it was taken out. Its bounds are as narrow as these two make them together: it
 * was put in before it was taken. So it is certainly in between {@code putTo} and {@code takeFrom}, if these lie so.
 *
 * @param take null if nobody took it
 * @param putFrom when it can have been put in, from then ...
 * @param putTo ... to then
 * @param takeFrom when it can have been taken; {@link #NEVER} if it was not
 */
record Element(
        Object value, Operation put, @Nullable Operation take, long putFrom, long putTo, long takeFrom, long takeTo) {

    static final long NEVER = Operation.OPEN;

    /** The end of what never ended: before {@link #NEVER}. */
    private static final long LAST = NEVER - 1;

    static Element taken(Object value, Operation put, Operation take) {
        long takeTo = end(take);
        long takeFrom = Math.max(take.invoked(), put.invoked());
        return new Element(value, put, take, put.invoked(), Math.min(end(put), takeTo), takeFrom, takeTo);
    }

    static Element left(Object value, Operation put) {
        return new Element(value, put, null, put.invoked(), end(put), NEVER, NEVER);
    }

    static long end(Operation operation) {
        return operation.outcome() instanceof Outcome.Ok ? operation.completed() : LAST;
    }

    /** As if a take of which nobody heard had taken it. */
    Element takenBy(Operation unheard) {
        return taken(value, put, unheard);
    }

    /** What had ended at {@code putTo}. */
    Operation ended() {
        return take != null && end(take) < end(put) ? take : put;
    }

    /** What began at {@code takeFrom}; null if nobody took it. */
    @Nullable
    Operation begun() {
        return take != null && take.invoked() < put.invoked() ? put : take;
    }

    boolean isLeft() {
        return take == null;
    }

    /** Whether it cannot have been taken at the very moment at which it was put in. */
    boolean isIn() {
        return putTo < takeFrom;
    }

    List<Operation> operations() {
        List<Operation> operations = new ArrayList<>(List.of(put));
        if (take != null) {
            operations.add(take);
        }
        return operations;
    }

    /**
     * Few elements of which one at least was certainly in at each moment of a time, in the order in which they show it.
     *
     * @param from the first moment
     * @param to the last one
     * @param elements that do show it
     */
    static List<Element> covering(long from, long to, List<Element> elements) {
        List<Element> chain = new ArrayList<>();
        for (long shown = from; shown <= to; ) {
            Element longest = elements.getFirst();
            for (Element each : elements) {
                if (each.putTo < shown && (longest.putTo >= shown || each.takeFrom > longest.takeFrom)) {
                    longest = each;
                }
            }
            if (longest.putTo >= shown || longest.takeFrom <= shown) {
                throw new IllegalStateException("nothing need have been in at " + shown);
            }
            chain.add(longest);
            shown = longest.takeFrom;
        }
        return chain;
    }
}
