package orrery.verdict.transaction;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.TreeMap;
import orrery.api.Operation;
import orrery.verdict.transaction.Graph.Why;
import orrery.verdict.transaction.Transactions.Read;

/**
 * The direct dependencies between transactions (Adya, "Weak consistency", 1999): what a client did next, who read from whom,
 * and for lists, whose order is read, who wrote the next version and who did not see it. One more node stands for the
 * initial state, which comes before everything.
 */
final class Dependencies {

    /** So many readers of one version, times writers that may have written the next, are worth their edges. */
    private static final int MOST_PAIRS = 10_000;

    /** The place of what is in no order of versions that anybody read. */
    private static final int UNREAD = -2;

    private Dependencies() {}

    /** All of them. */
    static Graph of(Transactions history) {
        Graph graph = ofLists(history);
        if (!history.onlyLists()) {
            registers(history, graph);
        }
        return graph;
    }

    /** Those that do not follow from the order in which a transaction reads a register and writes it. */
    static Graph ofLists(Transactions history) {
        Graph graph = seen(history);
        if (!history.appended.isEmpty()) {
            versions(history, graph);
        }
        return graph;
    }

    /** What a client did next, and who read from whom. */
    static Graph seen(Transactions history) {
        int initial = history.size();
        Graph graph = new Graph(history.size() + 1);
        for (int transaction = 0; transaction < history.size(); transaction++) {
            int before = history.before(transaction);
            graph.add(before == Transactions.INITIAL ? initial : before, transaction, Why.PROCESS, -1);
        }
        for (int reader = 0; reader < history.size(); reader++) {
            for (Read read : history.reads(reader)) {
                if (read.from() != Transactions.INITIAL) {
                    graph.add(read.from(), reader, Why.WR, read.key());
                }
            }
        }
        return graph;
    }

    private static void versions(Transactions history, Graph graph) {
        List<List<Integer>> unread = history.unread;
        // by what a transaction wrote to a key: the place of that in the order of versions
        int[] placeOf = new int[history.writtenCount()];
        Arrays.fill(placeOf, UNREAD);
        for (int key = 0; key < history.keys.size(); key++) {
            int[] order = history.versions.get(key);
            for (int place = 0; place < order.length; place++) {
                placeOf[history.written(order[place], key)] = place;
                if (place > 0) {
                    graph.add(order[place - 1], order[place], Why.WW, key);
                }
            }
        }
        for (int key = 0; key < unread.size(); key++) {
            int[] order = history.versions.get(key);
            if (order.length > 0) {
                for (int last : unread.get(key)) {
                    graph.add(order[order.length - 1], last, Why.WW, key);
                }
            }
        }
        for (int reader = 0; reader < history.size(); reader++) {
            for (Read read : history.reads(reader)) {
                int key = read.key();
                if (!history.appends(key)) {
                    continue;
                }
                int[] order = history.versions.get(key);
                int next = read.from() == Transactions.INITIAL ? 0 : placeOf[history.written(read.from(), key)] + 1;
                if (next >= 0 && next < order.length) {
                    graph.add(reader, order[next], Why.RW, key);
                } else if (next == order.length) {
                    for (int later : unread.get(key)) {
                        graph.add(reader, later, Why.RW, key);
                    }
                }
            }
        }
    }

    /**
     * Registers do not say in which order they were written, but what was there at first came before all, and what a
     * transaction read before what it then wrote itself.
     */
    private static void registers(Transactions history, Graph graph) {
        List<Map<Integer, List<Integer>>> readers = new ArrayList<>();
        for (int key = 0; key < history.keys.size(); key++) {
            readers.add(new TreeMap<>());
        }
        List<Map<Integer, List<Integer>>> next = new ArrayList<>();
        for (int key = 0; key < history.keys.size(); key++) {
            next.add(new HashMap<>());
        }
        for (int transaction = 0; transaction < history.size(); transaction++) {
            Set<Integer> seen = new HashSet<>();
            for (Read read : history.reads(transaction)) {
                if (!history.appends(read.key())) {
                    readers.get(read.key())
                            .computeIfAbsent(read.from(), from -> new ArrayList<>(2))
                            .add(transaction);
                    if (history.writes(transaction, read.key()) && seen.add(read.key())) {
                        next.get(read.key())
                                .computeIfAbsent(read.from(), from -> new ArrayList<>(2))
                                .add(transaction);
                    }
                }
            }
            for (int key : history.writes(transaction)) {
                if (!history.appends(key) && !seen.contains(key)) {
                    next.get(key)
                            .computeIfAbsent(Transactions.INITIAL, from -> new ArrayList<>(2))
                            .add(transaction);
                }
            }
        }
        for (int key = 0; key < history.keys.size(); key++) {
            for (Map.Entry<Integer, List<Integer>> version : readers.get(key).entrySet()) {
                List<Integer> later = next.get(key).getOrDefault(version.getKey(), List.of());
                if ((long) version.getValue().size() * later.size() > MOST_PAIRS) {
                    continue;
                }
                for (int writer : later) {
                    if (version.getKey() != Transactions.INITIAL) {
                        graph.add(version.getKey(), writer, Why.WW, key);
                    }
                    for (int reader : version.getValue()) {
                        graph.add(reader, writer, Why.RW, key);
                    }
                }
            }
        }
    }

    /**
     * Adds who had ended before whom began. Of those that a transaction comes after, only the latest are named: those that
     * have not themselves ended before another of them began.
     */
    static void addRealtime(Transactions history, Graph graph) {
        List<Integer> latest = new ArrayList<>();
        PriorityQueue<Integer> running = new PriorityQueue<>(Comparator.<Integer>comparingLong(
                        one -> history.operations.get(one).completed())
                .thenComparing(one -> one));
        List<Integer> byInvocation = new ArrayList<>();
        for (int transaction = 0; transaction < history.size(); transaction++) {
            byInvocation.add(transaction);
        }
        byInvocation.sort(
                Comparator.comparingLong(one -> history.operations.get(one).invoked()));
        for (int transaction : byInvocation) {
            Operation operation = history.operations.get(transaction);
            while (!running.isEmpty() && history.operations.get(running.peek()).completed() < operation.invoked()) {
                int ended = running.remove();
                long began = history.operations.get(ended).invoked();
                latest.removeIf(one -> history.operations.get(one).completed() < began);
                latest.add(ended);
            }
            for (int before : latest) {
                graph.add(before, transaction, Why.REALTIME, -1);
            }
            running.add(transaction);
        }
    }
}
