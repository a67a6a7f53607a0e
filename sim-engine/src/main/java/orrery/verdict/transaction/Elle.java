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
 * from experimental observations", 2020, section 6; names after Adya, 1999).
 */
public final class Elle {

    private static final int WRITES = Why.WW.bit();
    private static final int INFORMATION = WRITES | Why.WR.bit();
    private static final int ALL = INFORMATION | Why.RW.bit();

    private Elle() {}

    /** All kinds of anomaly in the history, one example of each, the worst first. */
    public static List<Anomaly> anomalies(History history) {
        Transactions transactions = Transactions.of(history);
        Map<String, Anomaly> found = new LinkedHashMap<>();
        transactions.anomalies.forEach(anomaly -> found.putIfAbsent(anomaly.name(), anomaly));
        Graph graph = Dependencies.of(transactions);
        cycles(graph, 0, "", transactions, found);
        cycles(graph, Why.PROCESS.bit(), "-process", transactions, found);
        Dependencies.addRealtime(transactions, graph);
        cycles(graph, Why.PROCESS.bit() | Why.REALTIME.bit(), "-realtime", transactions, found);
        Optional<Finding> lost = LostUpdate.of(transactions);
        if (lost.isPresent() && lost.get() instanceof Finding.Broken broken) {
            found.put("lost-update", new Anomaly("lost-update", broken.sentence(), broken.core()));
        }
        return List.copyOf(found.values());
    }

    /**
     * The cycles by what they need: writes alone (G0), information flow (G1c), one missed write (G-single), missed writes that
     * never follow each other (G-nonadjacent), and any (G2-item). With more kinds of edges, only cycles that need them.
     */
    private static void cycles(
            Graph graph, int more, String suffix, Transactions transactions, Map<String, Anomaly> found) {
        put("G0", suffix, graph.cycle(WRITES | more), more, transactions, found);
        put("G1c", suffix, graph.cycle(INFORMATION | more), more, transactions, found);
        put("G-single", suffix, graph.cycleWithOneRw(INFORMATION | more), more, transactions, found);
        List<Edge> nonAdjacent = graph.cycleWithRwOnlyAfter(INFORMATION | more, ALL | more);
        boolean several = missed(nonAdjacent) > 1;
        put("G-nonadjacent", suffix, several ? nonAdjacent : List.of(), more, transactions, found);
        List<Edge> any = graph.cycle(ALL | more);
        put("G2-item", suffix, missed(any) > 1 ? any : List.of(), more, transactions, found);
    }

    private static long missed(List<Edge> cycle) {
        return cycle.stream().filter(edge -> edge.why() == Why.RW).count();
    }

    private static void put(
            String name,
            String suffix,
            List<Edge> cycle,
            int more,
            Transactions transactions,
            Map<String, Anomaly> found) {
        boolean needed =
                more == 0 || cycle.stream().anyMatch(edge -> (edge.why().bit() & more) != 0);
        if (!cycle.isEmpty() && needed && cycle.stream().allMatch(edge -> edge.from() < transactions.size())) {
            List<Operation> concerned = new ArrayList<>();
            cycle.forEach(edge -> concerned.add(transactions.operations.get(edge.from())));
            found.putIfAbsent(
                    name + suffix,
                    new Anomaly(
                            name + suffix,
                            Isolation.sentence(cycle, transactions),
                            concerned.stream().distinct().toList()));
        }
    }
}
