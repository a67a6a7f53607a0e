package orrery.verdict.transaction;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import orrery.verdict.transaction.Graph.Why;
import orrery.verdict.transaction.Transactions.Read;

/**
 * Adds to the dependencies which transaction must have committed before which, for each of the three levels whose axioms do
 * not mention the commit order itself (Biswas and Enea, "On the complexity of checking transactional consistency", 2019,
 * Figure 2): whenever a reader could see two writers of a key and read from one, the other had committed before. Only the
 * last writer of each session is named (Møldrup and Pavlogiannis, "AWDIT", 2025), since the earlier ones come before it.
 */
final class Saturation {

    private final Transactions history;
    private final Graph graph;
    private final int initial;

    private Saturation(Transactions history, Graph graph) {
        this.history = history;
        this.graph = graph;
        initial = history.size();
    }

    private void before(int writer, Read read) {
        int from = read.from() == Transactions.INITIAL ? initial : read.from();
        if (writer != from) {
            graph.add(writer, from, Why.CO, read.key());
        }
    }

    /** A transaction that was read from is seen by all later reads of the reader. */
    static void readCommitted(Transactions history, Graph graph) {
        Saturation saturation = new Saturation(history, graph);
        for (List<Read> reads : history.reads) {
            saturation.seenFromReads(reads, false);
        }
    }

    /** A transaction that was read from is seen as a whole, and so is what the reader's client did before. */
    static void readAtomic(Transactions history, Graph graph) {
        Saturation saturation = new Saturation(history, graph);
        for (List<Read> reads : history.reads) {
            saturation.seenFromReads(reads, true);
        }
        Map<Integer, List<Integer>> neverAnswered = new HashMap<>();
        for (int transaction = 0; transaction < history.size(); transaction++) {
            int last = history.before[transaction];
            if (last != Transactions.INITIAL && history.session[last] != history.session[transaction]) {
                neverAnswered.computeIfAbsent(last, after -> new ArrayList<>(1)).add(transaction);
            }
        }
        for (int[] session : history.sessions) {
            Map<Integer, Integer> lastWriter = new HashMap<>();
            for (int transaction : session) {
                saturation.seenFromClient(transaction, lastWriter);
                for (int key : history.writes.get(transaction)) {
                    lastWriter.put(key, transaction);
                }
                for (int next : neverAnswered.getOrDefault(transaction, List.of())) {
                    saturation.seenFromClient(next, lastWriter);
                }
            }
        }
    }

    private void seenFromClient(int reader, Map<Integer, Integer> lastWriter) {
        for (Read read : history.reads.get(reader)) {
            Integer writer = lastWriter.get(read.key());
            if (writer != null) {
                before(writer, read);
            }
        }
    }

    private void seenFromReads(List<Read> reads, boolean whole) {
        Map<Integer, List<Read>> byKey = new HashMap<>();
        for (Read read : reads) {
            byKey.computeIfAbsent(read.key(), key -> new ArrayList<>(2)).add(read);
        }
        Set<Integer> met = new HashSet<>();
        for (Read seen : reads) {
            int writer = seen.from();
            if (writer == Transactions.INITIAL || !met.add(writer)) {
                continue;
            }
            int[] written = history.writes.get(writer);
            if (written.length <= reads.size()) {
                for (int key : written) {
                    for (Read read : byKey.getOrDefault(key, List.of())) {
                        seenBy(writer, seen, read, whole);
                    }
                }
            } else {
                for (Read read : reads) {
                    if (history.writes(writer, read.key())) {
                        seenBy(writer, seen, read, whole);
                    }
                }
            }
        }
    }

    private void seenBy(int writer, Read seen, Read read, boolean whole) {
        if (whole || read.place() > seen.place()) {
            before(writer, read);
        }
    }

    /**
     * All that happened before the reader is seen: what its client did, what that had read from, and so on.
     *
     * @return false if that relation has a cycle, in which case nothing was added
     */
    static boolean causal(Transactions history, Graph graph) {
        Past past = Past.of(history, graph);
        if (past == null) {
            return false;
        }
        Saturation saturation = new Saturation(history, graph);
        List<Map<Integer, int[]>> writers = writersByKeyAndSession(history);
        for (int transaction = 0; transaction < history.size(); transaction++) {
            for (Read read : history.reads.get(transaction)) {
                for (Map.Entry<Integer, int[]> ofSession :
                        writers.get(read.key()).entrySet()) {
                    int seen = past.seen(transaction, ofSession.getKey());
                    int last = lastBelow(ofSession.getValue(), seen);
                    if (last >= 0) {
                        saturation.before(history.sessions.get(ofSession.getKey())[last], read);
                    }
                }
            }
        }
        return true;
    }

    /** The greatest of the places that is below the bound, or -1. */
    static int lastBelow(int[] places, int bound) {
        int found = Arrays.binarySearch(places, bound);
        int at = (found >= 0 ? found : -found - 1) - 1;
        return at >= 0 ? places[at] : -1;
    }

    /** By key and session, the places in the session of those that write the key. */
    static List<Map<Integer, int[]>> writersByKeyAndSession(Transactions history) {
        List<Map<Integer, int[]>> writers = new ArrayList<>();
        for (int key = 0; key < history.keys.size(); key++) {
            writers.add(new LinkedHashMap<>());
        }
        for (int session = 0; session < history.sessions.size(); session++) {
            int[] transactions = history.sessions.get(session);
            for (int place = 0; place < transactions.length; place++) {
                for (int key : history.writes.get(transactions[place])) {
                    int[] before = writers.get(key).getOrDefault(session, new int[0]);
                    int[] more = Arrays.copyOf(before, before.length + 1);
                    more[before.length] = place;
                    writers.get(key).put(session, more);
                }
            }
        }
        return writers;
    }
}
