package orrery.explore.shrink;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * Finds a part of a list that still does what the whole does, and of which no single entry can be left out: ddmin (Zeller
 * and Hildebrandt, IEEE TSE 28(2), 2002). It deletes half of the list, then quarters, and so on, as long as what is left
 * still does it.
 */
final class DeltaDebugging {

    private DeltaDebugging() {}

    /**
     * @param whole does it
     * @param does asked of parts, in their order
     */
    static <E> List<E> minimal(List<E> whole, Predicate<List<E>> does) {
        List<E> left = whole;
        int chunks = 2;
        while (left.size() > 1) {
            List<E> smaller = smaller(left, chunks, does);
            if (smaller.size() < left.size()) {
                chunks = smaller.size() <= left.size() / chunks + 1 ? 2 : Math.max(chunks - 1, 2);
                left = smaller;
            } else if (chunks < left.size()) {
                chunks = Math.min(2 * chunks, left.size());
            } else {
                break;
            }
            chunks = Math.min(chunks, Math.max(2, left.size()));
        }
        return left.size() == 1 && does.test(List.of()) ? List.of() : left;
    }

    /** One chunk alone, or all but one; the same list if none will do. */
    private static <E> List<E> smaller(List<E> whole, int chunks, Predicate<List<E>> does) {
        if (chunks > 2) {
            // with two chunks, what is left of one is the other
            for (int chunk = 0; chunk < Math.min(chunks, 8); chunk++) {
                List<E> alone = whole.subList(start(whole, chunks, chunk), start(whole, chunks, chunk + 1));
                if (does.test(alone)) {
                    return List.copyOf(alone);
                }
            }
        }
        for (int chunk = 0; chunk < chunks; chunk++) {
            List<E> others = new ArrayList<>(whole.subList(0, start(whole, chunks, chunk)));
            others.addAll(whole.subList(start(whole, chunks, chunk + 1), whole.size()));
            if (does.test(others)) {
                return others;
            }
        }
        return whole;
    }

    private static <E> int start(List<E> whole, int chunks, int chunk) {
        return (int) ((long) whole.size() * chunk / chunks);
    }
}
