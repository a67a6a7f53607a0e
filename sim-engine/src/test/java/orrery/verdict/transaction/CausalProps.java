package orrery.verdict.transaction;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import orrery.api.History;
import orrery.api.KeyValue;
import orrery.api.Operation;
import orrery.verdict.Finding;
import orrery.verdict.Told;
import orrery.verdict.model.Models;
import orrery.verdict.report.Lattice;
import orrery.verdict.report.Report;
import orrery.verdict.transaction.Causal.Strength;

/** The bad patterns of causal consistency agree with its definition, which asks each client for an order. */
class CausalProps {

    private static History history(long seed) {
        Random random = new Random(seed);
        Told told = new Told();
        int clients = 2 + random.nextInt(2);
        long[] free = new long[clients];
        Map<String, Long> written = new HashMap<>();
        List<Object[]> reads = new ArrayList<>();
        int operations = 4 + random.nextInt(3);
        for (int each = 0; each < operations; each++) {
            int client = random.nextInt(clients);
            String key = random.nextInt(3) > 0 ? "x" : "y";
            long from = free[client] + 1 + random.nextInt(2);
            long to = from + random.nextInt(4);
            free[client] = to;
            if (random.nextBoolean()) {
                told.put(client, from, to, key, written.merge(key, 1L, Long::sum));
            } else {
                reads.add(new Object[] {client, from, to, key});
            }
        }
        for (Object[] read : reads) {
            String key = (String) read[3];
            long value = random.nextInt((int) (long) written.getOrDefault(key, 0L) + 1);
            told.get((Integer) read[0], (Long) read[1], (Long) read[2], key, value == 0 ? null : (Long) value);
        }
        return new History(told.history().operations().stream()
                .sorted(Comparator.comparingLong(Operation::invoked))
                .toList());
    }

    @Property(tries = 4000)
    void agreesWithTheDefinitions(@ForAll long seed) {
        History history = history(seed);
        for (Strength strength : List.of(Strength.PRAM, Strength.WEAK, Strength.MEMORY)) {
            boolean expected = new Views(history.operations(), strength).exist();
            Finding finding = new Causal(strength).check(history);
            assertThat(finding instanceof Finding.Holds)
                    .as("%s: %s, %s", strength, history, finding)
                    .isEqualTo(expected);
        }
    }

    /** Nothing in a report contradicts the lattice: what holds makes hold all that it implies. */
    @Property(tries = 3000)
    void aReportNeverContradictsTheLattice(@ForAll long seed) {
        History history = history(seed);
        Report report = Report.of(Lattice.ofOperations(Models.named("kv"), 1_000_000), history);
        for (Report.Entry stronger : report.entries()) {
            assertThat(stronger.finding()).isNotInstanceOf(Finding.Undecided.class);
            for (Report.Entry weaker : report.entries()) {
                if (stronger.holds() && stronger.implies().contains(weaker.name())) {
                    assertThat(weaker.point().consistency().check(history))
                            .as("%s implies %s: %s", stronger.name(), weaker.name(), history)
                            .isInstanceOf(Finding.Holds.class);
                }
            }
        }
    }

    /** Orders in which operations may have seemed to happen to one client, tried one after the other. */
    private static final class Views {

        private final List<Operation> all;
        private final Strength strength;
        private final Set<List<Long>> precedes = new HashSet<>();

        private Views(List<Operation> all, Strength strength) {
            this.all = all;
            this.strength = strength;
            for (Operation first : all) {
                for (Operation second : all) {
                    boolean po = first.client().equals(second.client()) && first.invoked() < second.invoked();
                    boolean readsFrom = first.question() instanceof KeyValue.Put put
                            && second.question() instanceof KeyValue.Get get
                            && put.key().equals(get.key())
                            && Objects.equals(value(second), put.value());
                    if (po || (readsFrom && strength != Strength.PRAM)) {
                        precedes.add(List.of(first.id(), second.id()));
                    }
                }
            }
            for (Operation middle : all) {
                for (Operation first : all) {
                    for (Operation second : all) {
                        if (precedes(first, middle) && precedes(middle, second)) {
                            precedes.add(List.of(first.id(), second.id()));
                        }
                    }
                }
            }
        }

        private static Object value(Operation read) {
            return read.outcome() instanceof orrery.api.Outcome.Ok(KeyValue.Found(Long value)) ? value : null;
        }

        private boolean precedes(Operation first, Operation second) {
            return precedes.contains(List.of(first.id(), second.id()));
        }

        private boolean exist() {
            if (all.stream().anyMatch(each -> precedes(each, each))) {
                return false;
            }
            return all.stream().allMatch(last -> {
                List<Operation> known = all.stream()
                        .filter(each -> each.equals(last) || precedes(each, last) || strength == Strength.PRAM)
                        .filter(each -> each.question() instanceof KeyValue.Put || told(each, last))
                        .toList();
                return inOrder(known, new HashMap<>(), last);
            });
        }

        /** Whether the view must explain this read. */
        private boolean told(Operation read, Operation last) {
            return strength == Strength.WEAK ? read.equals(last) : read.client().equals(last.client());
        }

        private boolean inOrder(List<Operation> left, Map<String, Long> state, Operation last) {
            if (left.isEmpty()) {
                return true;
            }
            for (Operation next : left) {
                if (left.stream().anyMatch(other -> precedes(other, next))) {
                    continue;
                }
                Map<String, Long> after = new HashMap<>(state);
                if (next.question() instanceof KeyValue.Put put) {
                    after.put(put.key(), put.value());
                } else if (next.question() instanceof KeyValue.Get get
                        && !Objects.equals(value(next), state.get(get.key()))) {
                    continue;
                }
                List<Operation> rest = new ArrayList<>(left);
                rest.remove(next);
                if (inOrder(rest, after, last)) {
                    return true;
                }
            }
            return false;
        }
    }
}
