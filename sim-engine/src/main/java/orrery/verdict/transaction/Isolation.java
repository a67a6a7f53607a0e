package orrery.verdict.transaction;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.IntPredicate;
import orrery.api.History;
import orrery.api.OnDemand;
import orrery.api.Operation;
import orrery.api.Outcome;
import orrery.verdict.Consistency;
import orrery.verdict.Finding;
import orrery.verdict.transaction.Graph.Edge;
import orrery.verdict.transaction.Graph.Why;

/**
 * A history of {@link Transaction}s is allowed at an isolation level: the levels of Biswas and Enea, "On the complexity of
 * checking transactional consistency" (2019, Figure 2). Sessions count, as there: what a client was answered comes before what
 * it does next, at every level. What nobody answered may come at any time after what its client had been answered before, or
 * never, as in {@link orrery.verdict.order.SequentialConsistency}: it holds up nothing that its client did later; but if
 * somebody read its write it has committed, and read what it depends on.
 *
 * <p>Values must be unique by key, so that it is known which write was read. Where lists are appended to, the order of the
 * appends is known too, and every level is decided by cycles (Kingsbury and Alvaro, "Elle", 2020); appends that nobody read
 * come last, in any order. Over registers the order of writes must be searched for above the causal level, within the
 * budget.
 *
 * @param budget steps of that search
 */
public record Isolation(Level level, long budget) implements Consistency {

    /** The levels, each stronger than the one before it. */
    public enum Level {
        READ_COMMITTED,
        READ_ATOMIC,
        CAUSAL,
        PREFIX,
        SNAPSHOT_ISOLATION,
        SERIALIZABLE,
        STRICT_SERIALIZABLE
    }

    /** Enough for thousands of transactions that a real database made. */
    public static final long USUAL_BUDGET = 2_000_000;

    /** Of larger histories only a part is told in the end, which is judged for itself. */
    private static final int MOST_RETOLD = 1 << 16;

    private static final int DIRECT = Graph.reasons(Why.PROCESS, Why.WR, Why.WW);
    private static final int ALL = Graph.reasons(Why.values());

    public Isolation(Level level) {
        this(level, USUAL_BUDGET);
    }

    @Override
    public String name() {
        return level.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    @Override
    public Finding check(History history) {
        Transactions transactions = Numbering.of(history);
        if (!transactions.anomalies.isEmpty()) {
            Anomaly anomaly = transactions.anomalies.get(0);
            Operation guilty = anomaly.transactions().get(anomaly.transactions().size() - 1);
            return new Finding.Broken(
                    anomaly.name() + ": of " + guilty.client() + "'s " + told(guilty) + ", " + anomaly.sentence(),
                    anomaly.transactions());
        }
        return switch (level) {
            case READ_COMMITTED, READ_ATOMIC, CAUSAL -> saturated(transactions);
            case PREFIX, SNAPSHOT_ISOLATION -> snapshots(transactions);
            case SERIALIZABLE, STRICT_SERIALIZABLE -> serial(transactions);
        };
    }

    /**
     * The levels that do not mention the order of commits: they hold if what they say about it has no cycle. They know
     * registers alone, and a list stands for its last element; but of lists nobody may be before himself in the order of
     * appends either.
     */
    private Finding saturated(Transactions transactions) {
        Transactions registers = transactions.asRegisters();
        Graph graph = Dependencies.seen(registers);
        switch (level) {
            case READ_COMMITTED -> Saturation.readCommitted(registers, graph);
            case READ_ATOMIC -> Saturation.readAtomic(registers, graph);
            default -> Saturation.causal(registers, graph);
        }
        List<Edge> cycle = graph.cycle(ALL);
        if (cycle.isEmpty() && !transactions.appended.isEmpty()) {
            cycle = Dependencies.ofLists(transactions).cycle(DIRECT);
        }
        return cycle.isEmpty() ? holds(graph, transactions) : broken(cycle, transactions);
    }

    /** Over lists the direct dependencies decide; over registers they can only refute. */
    private Finding serial(Transactions transactions) {
        Graph graph = Dependencies.of(transactions);
        if (level == Level.STRICT_SERIALIZABLE) {
            Dependencies.addRealtime(transactions, graph);
        }
        boolean lists = transactions.onlyLists();
        if (!lists) {
            Saturation.causal(transactions, graph);
        }
        List<Edge> cycle = graph.cycle(ALL);
        if (!cycle.isEmpty()) {
            return broken(cycle, transactions);
        }
        return lists ? holds(graph, transactions) : searched(transactions, graph, CommitOrder.Kind.SERIAL);
    }

    private Finding snapshots(Transactions transactions) {
        Graph graph = Dependencies.of(transactions);
        Saturation.causal(transactions, graph);
        List<Edge> cycle = graph.cycle(DIRECT | Why.CO.bit());
        int before = level == Level.PREFIX ? Graph.reasons(Why.PROCESS, Why.WR) : DIRECT;
        if (cycle.isEmpty()) {
            cycle = graph.cycleWithRwOnlyAfter(before, DIRECT | Why.RW.bit());
        }
        if (!cycle.isEmpty()) {
            return broken(cycle, transactions);
        }
        if (level == Level.SNAPSHOT_ISOLATION) {
            Optional<Finding> lost = LostUpdate.of(transactions);
            if (lost.isPresent()) {
                return lost.get();
            }
        }
        if (transactions.onlyLists()) {
            int[] order = UnreadAppends.order(transactions, before, DIRECT);
            if (order != null) {
                return holds(order, transactions);
            }
        }
        return searched(
                transactions, graph, level == Level.PREFIX ? CommitOrder.Kind.PREFIX : CommitOrder.Kind.SNAPSHOT);
    }

    private Finding searched(Transactions transactions, Graph graph, CommitOrder.Kind kind) {
        CommitOrder.Result result = new CommitOrder(transactions, graph, kind).search(budget);
        List<Integer> order = result.order();
        if (order != null) {
            return holds(order.stream().mapToInt(Integer::intValue).toArray(), transactions);
        }
        return result.exhausted()
                ? LostUpdate.of(transactions)
                        .orElseGet(() -> new Finding.Broken(
                                "every order of commits contradicts what some transaction read",
                                transactions.operations))
                : new Finding.Undecided(
                        "undecided after " + budget + " steps over " + transactions.size() + " transactions");
    }

    static Finding holds(Graph graph, Transactions transactions) {
        int[] order = graph.order(ALL);
        if (order == null) {
            throw new IllegalStateException("a graph without cycles has an order");
        }
        return holds(order, transactions);
    }

    static Finding holds(int[] order, Transactions transactions) {
        int[] some = Arrays.stream(order)
                .filter(transaction -> transaction < transactions.size())
                .toArray();
        List<Operation> operations = transactions.operations;
        return new Finding.Holds(new OnDemand<>(some.length, place -> operations.get(some[place])));
    }

    static Finding.Broken broken(List<Edge> found, Transactions transactions) {
        List<Edge> cycle = amongTransactions(found, transactions);
        List<Operation> core = new ArrayList<>();
        List<Finding.Link> links = new ArrayList<>();
        for (Edge edge : cycle) {
            if (edge.from() < transactions.size()) {
                core.add(transactions.operations.get(edge.from()));
                if (edge.to() < transactions.size()) {
                    links.add(new Finding.Link(
                            transactions.operations.get(edge.from()),
                            transactions.operations.get(edge.to()),
                            edge.why().words,
                            edge.key() < 0 ? "" : String.valueOf(transactions.keys.get(edge.key()))));
                }
            }
        }
        return new Finding.Broken(
                sentence(cycle, transactions), core.stream().distinct().toList(), links);
    }

    /**
     * The cycle, or where it leads through the initial state one that does not: from a write to somebody who came after it, and
     * who found what was there at first.
     */
    private static List<Edge> amongTransactions(List<Edge> cycle, Transactions transactions) {
        int initial = transactions.size();
        if (initial > MOST_RETOLD) {
            return cycle;
        }
        for (Edge edge : cycle) {
            if (edge.to() == initial && edge.key() >= 0) {
                Graph seen = Dependencies.seen(transactions);
                IntPredicate foundNothing = other -> transactions.reads(other).stream()
                        .anyMatch(read -> read.key() == edge.key() && read.from() == Transactions.INITIAL);
                List<Edge> way =
                        seen.way(edge.from(), Why.WR.bit(), foundNothing); // the only one where clients may forget
                if (way.isEmpty()) {
                    way = seen.way(edge.from(), Graph.reasons(Why.PROCESS, Why.WR), foundNothing);
                }
                if (!way.isEmpty()) {
                    List<Edge> retold = new ArrayList<>(way);
                    retold.add(new Edge(way.getLast().to(), edge.from(), Why.RW, edge.key()));
                    return retold;
                }
            }
        }
        return cycle;
    }

    static String sentence(List<Edge> cycle, Transactions transactions) {
        List<String> parts = new ArrayList<>();
        for (Edge edge : cycle) {
            boolean first = edge.from() == transactions.size() && edge.why() == Why.PROCESS;
            parts.add(name(edge.from(), transactions) + " " + (first ? "came before" : edge.why().words) + " "
                    + name(edge.to(), transactions)
                    + (edge.key() < 0 ? "" : " (" + transactions.keys.get(edge.key()) + ")"));
        }
        return "a cycle: " + String.join("; ", parts);
    }

    private static String name(int transaction, Transactions transactions) {
        if (transaction == transactions.size()) {
            return "the initial state";
        }
        return words(transactions.operations.get(transaction));
    }

    /** As sentences name a transaction: {@code c3's [r x = 4]}. */
    public static String words(Operation operation) {
        return operation.client() + "'s " + told(operation);
    }

    static String told(Operation operation) {
        return operation.outcome() instanceof Outcome.Ok ok
                ? ok.answer().toString()
                : operation.question().toString();
    }
}
