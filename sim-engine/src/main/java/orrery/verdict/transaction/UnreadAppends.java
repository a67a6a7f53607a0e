package orrery.verdict.transaction;

import java.util.List;
import org.jspecify.annotations.Nullable;
import orrery.verdict.transaction.Graph.Why;

/**
 * Appends that nobody read come after all that was read, but in which order? Under snapshot isolation it matters: of two
 * that wrote the same key, the later saw the earlier. Each pair is put in the order that makes no cycle.
 */
final class UnreadAppends {

    private static final int MOST_PAIRS = 5_000;

    private UnreadAppends() {}

    /**
     * An order of commits in which RW follows only edges with the reasons {@code before}.
     *
     * @return null if none was found, which does not mean that there is none
     */
    static int @Nullable [] order(Transactions history, int before, int reasons) {
        Graph graph = Dependencies.of(history);
        List<List<Integer>> unread = history.unread();
        int pairs = 0;
        for (int key = 0; key < unread.size(); key++) {
            List<Integer> writers = unread.get(key);
            for (int first = 0; first < writers.size(); first++) {
                for (int second = first + 1; second < writers.size(); second++) {
                    if (++pairs > MOST_PAIRS
                            || !(fits(graph, writers.get(first), writers.get(second), key, before, reasons)
                                    || fits(graph, writers.get(second), writers.get(first), key, before, reasons))) {
                        return null;
                    }
                }
            }
        }
        return graph.orderWithRwOnlyAfter(before, reasons);
    }

    /** Adds the pair in this order if that makes no cycle. */
    private static boolean fits(Graph graph, int first, int second, int key, int before, int reasons) {
        graph.add(first, second, Why.WW, key);
        if (graph.orderWithRwOnlyAfter(before, reasons) != null) {
            return true;
        }
        graph.removeLast();
        return false;
    }
}
