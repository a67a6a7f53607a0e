package orrery.verdict.transaction;

import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import orrery.verdict.transaction.Graph.Why;

/**
 * Appends that nobody read come after all that was read, but in which order? Under snapshot isolation it matters: of two
 * that wrote the same key, the later saw the earlier. An order that explains everything else is tried first, and then each
 * pair is put in the order that makes no cycle.
 */
final class UnreadAppends {

    /** So many edges are looked at while pairs are put in order. */
    private static final long MOST_WORK = 50_000_000;

    private UnreadAppends() {}

    /**
     * An order of commits in which RW follows only edges with the reasons {@code before}.
     *
     * @return null if none was found, which does not mean that there is none
     */
    static int @Nullable [] order(Transactions history, int before, int reasons) {
        int[] order = Dependencies.of(history).orderWithRwOnlyAfter(before, reasons);
        if (order == null) {
            return null;
        }
        Graph graph = Dependencies.of(history);
        int[] position = new int[order.length];
        for (int place = 0; place < order.length; place++) {
            position[order[place]] = place;
        }
        List<List<Integer>> unread = history.unread;
        for (int key = 0; key < unread.size(); key++) {
            List<Integer> writers = unread.get(key).stream()
                    .sorted(Comparator.comparingInt(writer -> position[writer]))
                    .toList();
            for (int nth = 1; nth < writers.size(); nth++) {
                graph.add(writers.get(nth - 1), writers.get(nth), Why.WW, key);
            }
        }
        int[] whole = graph.orderWithRwOnlyAfter(before, reasons);
        return whole != null ? whole : inPairs(history, unread, before, reasons);
    }

    private static int @Nullable [] inPairs(Transactions history, List<List<Integer>> unread, int before, int reasons) {
        Graph graph = Dependencies.of(history);
        long left = MOST_WORK;
        for (int key = 0; key < unread.size(); key++) {
            List<Integer> writers = unread.get(key);
            for (int first = 0; first < writers.size(); first++) {
                for (int second = first + 1; second < writers.size(); second++) {
                    left -= graph.edgeCount();
                    if (left < 0
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
