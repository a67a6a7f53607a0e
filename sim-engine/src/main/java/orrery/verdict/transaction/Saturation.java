package orrery.verdict.transaction;

import java.util.ArrayList;
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
        for (int transaction = 0; transaction < history.size(); transaction++) {
            saturation.seenFromReads(history.reads(transaction), false);
        }
    }

    /** A transaction that was read from is seen as a whole, and so is what the reader's client did before. */
    static void readAtomic(Transactions history, Graph graph) {
        Saturation saturation = new Saturation(history, graph);
        for (int transaction = 0; transaction < history.size(); transaction++) {
            saturation.seenFromReads(history.reads(transaction), true);
        }
        Map<Integer, List<Integer>> neverAnswered = new HashMap<>();
        history.neverAnswered()
                .forEach((transaction, last) -> neverAnswered
                        .computeIfAbsent(last, after -> new ArrayList<>(1))
                        .add(transaction));
        for (int[] session : history.sessions) {
            Map<Integer, Integer> lastWriter = new HashMap<>();
            for (int transaction : session) {
                saturation.seenFromClient(transaction, lastWriter);
                for (int key : history.writes(transaction)) {
                    lastWriter.put(key, transaction);
                }
                for (int next : neverAnswered.getOrDefault(transaction, List.of())) {
                    saturation.seenFromClient(next, lastWriter);
                }
            }
        }
    }

    private void seenFromClient(int reader, Map<Integer, Integer> lastWriter) {
        for (Read read : history.reads(reader)) {
            Integer writer = lastWriter.get(read.key());
            if (writer != null) {
                before(writer, read);
            }
        }
    }

    private void seenFromReads(List<Read> reads, boolean whole) {
        if (reads.size() < 2) {
            return;
        }
        Map<Integer, Ints> byKey = new HashMap<>();
        for (int place = 0; place < reads.size(); place++) {
            byKey.computeIfAbsent(reads.get(place).key(), key -> new Ints()).add(place);
        }
        Set<Integer> met = new HashSet<>();
        for (int seen = 0; seen < reads.size(); seen++) {
            int writer = reads.get(seen).from();
            if (writer == Transactions.INITIAL || !met.add(writer)) {
                continue;
            }
            int[] written = history.writes(writer);
            if (written.length <= reads.size()) {
                for (int key : written) {
                    Ints places = byKey.get(key);
                    for (int nth = 0; places != null && nth < places.size(); nth++) {
                        if (whole || places.get(nth) > seen) {
                            before(writer, reads.get(places.get(nth)));
                        }
                    }
                }
            } else {
                for (int place = whole ? 0 : seen + 1; place < reads.size(); place++) {
                    if (history.writes(writer, reads.get(place).key())) {
                        before(writer, reads.get(place));
                    }
                }
            }
        }
    }

    /**
     * All that happened before the reader is seen: what its client did, what that had read from, and so on.
     *
     * @return false if that relation has a cycle, in which case nothing was added
     */
    static boolean causal(Transactions history, Graph graph) {
        Saturation saturation = new Saturation(history, graph);
        List<Map<Integer, Ints>> writers = writersByKeyAndSession(history);
        return Past.along(history, graph, (transaction, past) -> {
            for (Read read : history.reads(transaction)) {
                for (Map.Entry<Integer, Ints> ofSession :
                        writers.get(read.key()).entrySet()) {
                    int last = lastBelow(ofSession.getValue(), past.seen(transaction, ofSession.getKey()));
                    if (last >= 0) {
                        int writer = history.sessions.get(ofSession.getKey())[last];
                        // of most it is known already
                        if (read.from() == Transactions.INITIAL || !past.precedes(writer, read.from())) {
                            saturation.before(writer, read);
                        }
                    }
                }
            }
        });
    }

    /** The greatest of the places that is below the bound, or -1. */
    static int lastBelow(Ints places, int bound) {
        int at = places.countBelow(bound) - 1;
        return at >= 0 ? places.get(at) : -1;
    }

    /** By key and session, the places in the session of those that write the key. */
    static List<Map<Integer, Ints>> writersByKeyAndSession(Transactions history) {
        List<Map<Integer, Ints>> writers = new ArrayList<>();
        for (int key = 0; key < history.keys.size(); key++) {
            writers.add(new LinkedHashMap<>());
        }
        for (int session = 0; session < history.sessions.size(); session++) {
            int[] transactions = history.sessions.get(session);
            for (int place = 0; place < transactions.length; place++) {
                for (int key : history.writes(transactions[place])) {
                    writers.get(key)
                            .computeIfAbsent(session, each -> new Ints())
                            .add(place);
                }
            }
        }
        return writers;
    }
}
