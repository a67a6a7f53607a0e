package orrery.verdict.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import orrery.api.History;
import orrery.api.KeyValue;
import orrery.verdict.Consistency;
import orrery.verdict.Finding;
import orrery.verdict.Told;
import orrery.verdict.model.Models;
import orrery.verdict.order.Linearizability;
import orrery.verdict.order.SequentialConsistency;
import orrery.verdict.report.Lattice.Point;
import orrery.verdict.transaction.Causal;
import orrery.verdict.transaction.Causal.Strength;
import orrery.verdict.transaction.Isolation;
import orrery.verdict.transaction.Isolation.Level;
import orrery.verdict.transaction.Operations;

/** What holds makes hold all that it implies, also between checkers that share not one line. */
class LatticeProps {

    /** A store that is sometimes behind: reads and writes of different values, swaps that mostly work, answers that are lost. */
    private static History history(long seed) {
        Random random = new Random(seed);
        Told told = new Told();
        int clients = 2 + random.nextInt(3);
        long[] free = new long[clients];
        long[] now = new long[2];
        long[] before = new long[2];
        for (int each = 1; each <= 4 + random.nextInt(5); each++) {
            int client = random.nextInt(clients);
            int key = random.nextInt(2);
            long from = free[client] + 1 + random.nextInt(4);
            long to = from + random.nextInt(8);
            free[client] = to;
            long seen = random.nextInt(4) == 0 ? before[key] : now[key];
            String name = "k" + key;
            boolean lost = random.nextInt(6) == 0;
            switch (lost ? 5 + random.nextInt(2) : random.nextInt(5)) {
                case 0, 1 -> {
                    told.put(client, from, to, name, each);
                    before[key] = now[key];
                    now[key] = each;
                }
                case 2 -> {
                    if (seen > 0) {
                        told.cas(client, from, to, name, seen, each, true);
                        before[key] = now[key];
                        now[key] = each;
                    }
                }
                case 5 -> {
                    told.lost(client, from, new KeyValue.Put(name, each));
                    now[key] = random.nextBoolean() ? each : now[key];
                }
                case 6 -> {
                    told.lost(client, from, new KeyValue.Cas(name, seen, each));
                    now[key] = random.nextBoolean() && seen > 0 ? each : now[key];
                }
                default -> told.get(client, from, to, name, seen == 0 ? null : (Long) seen);
            }
        }
        return told.history();
    }

    private static boolean holds(Consistency consistency, History history) {
        Finding finding = consistency.check(history);
        assertThat(finding).as("%s: %s", consistency.name(), history).isNotInstanceOf(Finding.Undecided.class);
        return finding instanceof Finding.Holds;
    }

    /**
     * Transactions of one access are operations: the checkers of orders and those of transactions must agree. So must they
     * on swaps that nobody answered, whose client goes on.
     */
    @Property(tries = 4000)
    void transactionsOfOneOperationAreOperations(@ForAll long seed) {
        History history = history(seed);
        History transactions = Operations.asTransactions(history);
        boolean linearizable = holds(new Linearizability(Models.named("kv")), history);
        boolean sequential = holds(new SequentialConsistency(Models.named("kv")), history);
        assertThat(holds(new Isolation(Level.STRICT_SERIALIZABLE), transactions))
                .as("strictly serializable and linearizable: %s", history)
                .isEqualTo(linearizable);
        assertThat(holds(new Isolation(Level.SERIALIZABLE), transactions))
                .as("serializable and sequential: %s", history)
                .isEqualTo(sequential);
        assertThat(holds(new Isolation(Level.CAUSAL), transactions))
                .as("causal both ways: %s", history)
                .isEqualTo(holds(new Causal(Strength.CONVERGENT), history));
    }

    /** Each model is asked for itself, and none is taken for granted because a stronger one holds. */
    @Property(tries = 3000)
    void whatHoldsMakesHoldAllThatItImplies(@ForAll long seed) {
        Lattice lattice = Lattice.ofOperations(Models.named("kv"), 1_000_000);
        History history = history(seed);
        assertMonotone(lattice, history);
        assertMonotone(Lattice.ofTransactions(1_000_000), Operations.asTransactions(history));
    }

    private static void assertMonotone(Lattice lattice, History history) {
        Map<String, Boolean> held = new LinkedHashMap<>();
        for (Point point : lattice.points()) {
            held.put(point.name(), holds(point.consistency(), lattice.seenBy(point, history)));
        }
        for (Point stronger : lattice.points()) {
            for (String weaker : stronger.implies()) {
                assertThat(held.get(weaker) || !held.get(stronger.name()))
                        .as("%s implies %s: %s", stronger.name(), weaker, history)
                        .isTrue();
            }
        }
    }

    @Property(tries = 3000)
    void eachLevelImpliesTheNextWeaker(@ForAll long seed) {
        History history = history(seed);
        History transactions = Operations.asTransactions(history);
        boolean stronger = holds(new Linearizability(Models.named("kv")), history);
        for (int level = Level.values().length - 1; level >= 0; level--) {
            boolean here = holds(new Isolation(Level.values()[level]), transactions);
            assertThat(here || !stronger)
                    .as("%s: %s", Level.values()[level], history)
                    .isTrue();
            stronger = here;
        }
    }
}
