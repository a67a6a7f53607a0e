package orrery.verdict.transaction;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import orrery.api.History;
import orrery.api.Operation;
import orrery.verdict.Finding;
import orrery.verdict.transaction.Graph.Edge;
import orrery.verdict.transaction.Graph.Why;

/**
 * Names what is wrong with a history of transactions as Elle does (Kingsbury and Alvaro, "Elle: inferring isolation anomalies
 * from experimental observations", 2020, section 6; names after Adya, 1999). G-nonadjacent is of its later versions, in
 * which each cycle has one name, by the edges that it has. Of registers the order of writes is known as far as transactions
 * read before they write (section 5.2), and from what was there at first.
 */
public final class Elle {

    private static final int WRITES = Why.WW.bit();
    private static final int INFORMATION = WRITES | Why.WR.bit();
    private static final int ALL = INFORMATION | Why.RW.bit();

    /** What a cycle may go over besides what transactions read and wrote, and must. */
    private enum Also {
        NOTHING("", 0, 0),
        PROCESS("-process", Why.PROCESS.bit(), Why.PROCESS.bit()),
        REALTIME("-realtime", Why.PROCESS.bit() | Why.REALTIME.bit(), Why.REALTIME.bit());

        private final String suffix;
        private final int may;
        private final int must;

        Also(String suffix, int may, int must) {
            this.suffix = suffix;
            this.may = may;
            this.must = must;
        }

        private boolean fits(List<Edge> cycle) {
            return must == 0 || cycle.stream().anyMatch(edge -> (edge.why().bit() & must) != 0);
        }
    }

    private Elle() {}

    /**
     * The anomalies in the history, one example of each kind, those that are of no cycle first, then the worst. A kind may be
     * left out where one was found that is a special case of it: G-single of G-nonadjacent, that of G2-item, and each of its
     * own process and realtime form.
     */
    public static List<Anomaly> anomalies(History history) {
        Transactions transactions = Numbering.of(history);
        Map<String, Anomaly> found = new LinkedHashMap<>();
        transactions.anomalies.forEach(anomaly -> found.putIfAbsent(anomaly.name(), anomaly));
        Graph graph = Dependencies.of(transactions);
        cycles(graph, Also.NOTHING, transactions, found);
        cycles(graph, Also.PROCESS, transactions, found);
        Dependencies.addRealtime(transactions, graph);
        cycles(graph, Also.REALTIME, transactions, found);
        Optional<Finding> lost = LostUpdate.of(transactions);
        if (lost.isPresent() && lost.get() instanceof Finding.Broken broken) {
            found.put("lost-update", new Anomaly("lost-update", broken.sentence(), broken.core()));
        }
        return List.copyOf(found.values());
    }

    /**
     * The cycles by what they need: writes alone (G0), information flow (G1c), one missed write (G-single), missed writes that
     * never follow each other (G-nonadjacent), and missed writes that do (G2-item).
     */
    private static void cycles(Graph graph, Also also, Transactions transactions, Map<String, Anomaly> found) {
        int may = also.may;
        put("G0", also, writesAlone(graph, also), transactions, found);
        put("G1c", also, graph.cycleThrough(Why.WR, INFORMATION | may, also::fits), transactions, found);
        put("G-single", also, graph.cycleThrough(Why.RW, INFORMATION | may, also::fits), transactions, found);
        put(
                "G-nonadjacent",
                also,
                graph.cycleThroughRwOnlyAfter(
                        INFORMATION | may,
                        ALL | may,
                        cycle -> also.fits(cycle) && missed(cycle) > 1 && isSimple(cycle)),
                transactions,
                found);
        put(
                "G2-item",
                also,
                graph.cycleThrough(Why.RW, ALL | may, cycle -> also.fits(cycle) && hasMissedInARow(cycle)),
                transactions,
                found);
    }

    private static List<Edge> writesAlone(Graph graph, Also also) {
        return switch (also) {
            case NOTHING -> graph.cycle(WRITES);
            case PROCESS -> graph.cycleThrough(Why.PROCESS, WRITES | also.may, cycle -> true);
            case REALTIME -> graph.cycleThrough(Why.REALTIME, WRITES | also.may, cycle -> true);
        };
    }

    private static long missed(List<Edge> cycle) {
        return cycle.stream().filter(edge -> edge.why() == Why.RW).count();
    }

    /** Whether it comes to each transaction once. */
    private static boolean isSimple(List<Edge> cycle) {
        return cycle.stream().map(Edge::to).distinct().count() == cycle.size();
    }

    private static boolean hasMissedInARow(List<Edge> cycle) {
        for (int nth = 0; nth < cycle.size() && cycle.size() > 1; nth++) {
            Edge next = cycle.get((nth + 1) % cycle.size());
            if (cycle.get(nth).why() == Why.RW && next.why() == Why.RW) {
                return true;
            }
        }
        return false;
    }

    private static void put(
            String name, Also also, List<Edge> cycle, Transactions transactions, Map<String, Anomaly> found) {
        if (!cycle.isEmpty()) {
            List<Operation> concerned = new ArrayList<>();
            cycle.forEach(edge -> concerned.add(transactions.operations.get(edge.from())));
            found.putIfAbsent(
                    name + also.suffix,
                    new Anomaly(
                            name + also.suffix,
                            Isolation.sentence(cycle, transactions),
                            concerned.stream().distinct().toList()));
        }
    }
}
