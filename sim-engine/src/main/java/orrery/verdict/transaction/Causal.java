package orrery.verdict.transaction;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import orrery.api.History;
import orrery.api.Operation;
import orrery.verdict.Consistency;
import orrery.verdict.Finding;
import orrery.verdict.transaction.Graph.Edge;
import orrery.verdict.transaction.Graph.Why;
import orrery.verdict.transaction.Transactions.Read;

/**
 * Causal consistency of registers, in its three strengths, and PRAM, decided by bad patterns (Bouajjani, Enea, Guerraoui and
 * Hamza, "On verifying causal consistency", 2017, Table 2). Values must be unique by key.
 *
 * @param budget steps to spend on the views of sessions before giving up, which only {@link Strength#PRAM} and {@link
 *     Strength#MEMORY} need: a step is 64 operations found to precede one
 */
public record Causal(Strength strength, long budget) implements Consistency {

    /** About a second. */
    public static final long USUAL_BUDGET = 500_000_000;

    /** What precedes each operation is kept in sets of at most so many longs in all. */
    private static final long MOST_KEPT = 25_000_000;

    public Causal(Strength strength) {
        this(strength, USUAL_BUDGET);
    }

    /** What is left of the budget. */
    private static final class Effort {
        private long left;

        private Effort(long budget) {
            left = budget;
        }

        /** Whether that much is left; then it is spent. */
        private boolean spend(long steps) {
            left -= steps;
            return left >= 0;
        }
    }

    /** What is promised. */
    public enum Strength {
        /** Each client sees all writes in an order that keeps each client's own (Lipton and Sandberg, 1988). */
        PRAM("PRAM"),
        /** No read misses a write that causally precedes it, or goes behind one (CC). */
        WEAK("causal"),
        /** And all agree in which order conflicting writes come (CCv). */
        CONVERGENT("causal convergent"),
        /** And each client's answers fit one order of all that it knows of (CM: Ahamad et al., 1995). */
        MEMORY("causal memory");

        private final String words;

        Strength(String words) {
            this.words = words;
        }
    }

    @Override
    public String name() {
        return strength.words;
    }

    @Override
    public Finding check(History history) {
        Transactions operations = Numbering.of(Operations.asTransactions(history));
        if (!operations.anomalies.isEmpty()) {
            Anomaly anomaly = operations.anomalies.get(0);
            Operation guilty = anomaly.transactions().get(anomaly.transactions().size() - 1);
            return new Finding.Broken(
                    anomaly.name() + ": of " + guilty.client() + "'s " + Isolation.told(guilty) + ", "
                            + anomaly.sentence(),
                    anomaly.transactions());
        }
        Graph graph = Dependencies.seen(operations);
        return switch (strength) {
            case PRAM -> eachSession(operations, graph);
            case WEAK -> weak(operations, graph);
            case CONVERGENT -> {
                Saturation.causal(operations, graph);
                yield acyclic(operations, graph);
            }
            case MEMORY -> {
                Finding weak = weak(operations, graph);
                yield weak instanceof Finding.Holds ? eachSession(operations, graph) : weak;
            }
        };
    }

    private static Finding acyclic(Transactions operations, Graph graph) {
        List<Edge> cycle = graph.cycle(Graph.reasons(Why.values()));
        return cycle.isEmpty() ? Isolation.holds(graph, operations) : Isolation.broken(cycle, operations);
    }

    private static Finding weak(Transactions operations, Graph graph) {
        Past past = Past.of(operations, graph);
        if (past == null) {
            return acyclic(operations, graph);
        }
        List<Map<Integer, Ints>> writers = Saturation.writersByKeyAndSession(operations);
        for (int reader = 0; reader < operations.size(); reader++) {
            for (Read read : operations.reads(reader)) {
                for (Map.Entry<Integer, Ints> ofSession :
                        writers.get(read.key()).entrySet()) {
                    int last = Saturation.lastBelow(ofSession.getValue(), past.seen(reader, ofSession.getKey()));
                    if (last < 0) {
                        continue;
                    }
                    int writer = operations.sessions.get(ofSession.getKey())[last];
                    boolean initial = read.from() == Transactions.INITIAL;
                    if (initial || past.precedes(read.from(), writer)) {
                        return stale(operations, read, writer, reader);
                    }
                }
            }
        }
        return Isolation.holds(graph, operations);
    }

    private static Finding.Broken stale(Transactions operations, Read read, int newer, int reader) {
        Operation write = operations.operations.get(newer);
        Operation stale = operations.operations.get(reader);
        boolean initial = read.from() == Transactions.INITIAL;
        List<Operation> core =
                initial ? List.of(write, stale) : List.of(operations.operations.get(read.from()), write, stale);
        return new Finding.Broken(
                (initial ? "WriteCOInitRead: " : "WriteCORead: ") + stale.client() + "'s " + Isolation.told(stale)
                        + " came after " + write.client() + "'s " + Isolation.told(write)
                        + (initial
                                ? " by causality, and does not see it"
                                : ", which came after " + core.get(0).client() + "'s " + Isolation.told(core.get(0))
                                        + ", all by causality"),
                core);
    }

    /** Looks for a session whose reads do not fit one order of all writes that it may know of. */
    private Finding eachSession(Transactions operations, Graph graph) {
        Effort effort = new Effort(budget);
        for (int session = 0; session < operations.sessions.size(); session++) {
            Graph view =
                    strength == Strength.PRAM ? ofOwnReads(operations, session) : ofPast(operations, session, graph);
            List<Edge> cycle = saturated(operations, operations.sessions.get(session), view, effort);
            if (cycle == null) {
                return new Finding.Undecided("undecided after " + budget + " steps over " + operations.size()
                        + " operations, of which " + session + " of " + operations.sessions.size()
                        + " clients could be asked");
            }
            if (!cycle.isEmpty()) {
                return Isolation.broken(cycle, operations);
            }
        }
        int[] order = graph.order(Graph.reasons(Why.PROCESS, Why.WR));
        return order == null ? new Finding.Holds(operations.operations) : Isolation.holds(order, operations);
    }

    /** All writes in the order of their clients, and the session with what it read from. */
    private static Graph ofOwnReads(Transactions operations, int reader) {
        BitSet known = new BitSet();
        for (int operation = 0; operation < operations.size(); operation++) {
            known.set(operation, operations.session[operation] == reader || operations.writes(operation).length > 0);
        }
        Graph view = inOrder(operations, known);
        for (int operation : operations.sessions.get(reader)) {
            addReads(operations, operation, view);
        }
        return view;
    }

    private static void addReads(Transactions operations, int reader, Graph view) {
        for (Read read : operations.reads(reader)) {
            if (read.from() != Transactions.INITIAL) {
                view.add(read.from(), reader, Why.WR, read.key());
            }
        }
    }

    /** All that causally precedes the session's last operation. */
    private static Graph ofPast(Transactions operations, int reader, Graph graph) {
        int[] own = operations.sessions.get(reader);
        int last = own[own.length - 1];
        Past past = Past.of(operations, graph);
        BitSet known = new BitSet();
        for (int operation = 0; operation < operations.size(); operation++) {
            known.set(operation, past != null && (operation == last || past.precedes(operation, last)));
        }
        Graph view = inOrder(operations, known);
        known.stream().forEach(operation -> addReads(operations, operation, view));
        return view;
    }

    /** These alone, in the order of their clients. */
    private static Graph inOrder(Transactions operations, BitSet known) {
        Graph view = new Graph(operations.size() + 1);
        for (int operation = known.nextSetBit(0); operation >= 0; operation = known.nextSetBit(operation + 1)) {
            int before = operations.before(operation);
            while (before != Transactions.INITIAL && !known.get(before)) {
                before = operations.before(before);
            }
            view.add(before == Transactions.INITIAL ? operations.size() : before, operation, Why.PROCESS, -1);
        }
        return view;
    }

    /**
     * Lets each write that comes before a read come before what was read, until nothing is new or there is a cycle. Null if
     * the effort is spent first.
     */
    private static @Nullable List<Edge> saturated(Transactions operations, int[] readers, Graph view, Effort effort) {
        long longs = view.size / 64L + 1;
        while (true) {
            if (longs * view.size > MOST_KEPT
                    || !effort.spend(longs * (view.size + view.edges().size()))) {
                return null;
            }
            BitSet[] before = predecessors(view);
            if (before == null) {
                return view.cycle(Graph.reasons(Why.values()));
            }
            boolean more = false;
            for (int reader : readers) {
                for (Read read : operations.reads(reader)) {
                    int from = read.from() == Transactions.INITIAL ? operations.size() : read.from();
                    BitSet earlier = before[reader];
                    for (int writer = earlier.nextSetBit(0); writer >= 0; writer = earlier.nextSetBit(writer + 1)) {
                        if (writer < operations.size()
                                && writer != from
                                && operations.writes(writer, read.key())
                                && !before[from].get(writer)) {
                            view.add(writer, from, Why.CO, read.key());
                            more = true;
                        }
                    }
                }
            }
            if (!more) {
                return List.of();
            }
        }
    }

    /** By node, all nodes from which it can be reached; null if there is a cycle. */
    private static BitSet @Nullable [] predecessors(Graph view) {
        int[] order = view.order(Graph.reasons(Why.values()));
        if (order == null) {
            return null;
        }
        BitSet[] before = new BitSet[view.size];
        Arrays.setAll(before, node -> new BitSet());
        List<List<Integer>> successors = new ArrayList<>();
        for (int node = 0; node < view.size; node++) {
            successors.add(new ArrayList<>(2));
        }
        for (Edge edge : view.edges()) {
            successors.get(edge.from()).add(edge.to());
        }
        for (int node : order) {
            for (int next : successors.get(node)) {
                before[next].or(before[node]);
                before[next].set(node);
            }
        }
        return before;
    }
}
