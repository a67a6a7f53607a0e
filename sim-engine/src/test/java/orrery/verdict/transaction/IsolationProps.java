package orrery.verdict.transaction;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import orrery.api.History;
import orrery.verdict.Finding;
import orrery.verdict.Told;
import orrery.verdict.transaction.Isolation.Level;

/** Every isolation level agrees with its axioms on small histories, over registers and over lists. */
class IsolationProps {

    private static final List<Level> BY_AXIOM = List.of(
            Level.READ_COMMITTED,
            Level.READ_ATOMIC,
            Level.CAUSAL,
            Level.PREFIX,
            Level.SNAPSHOT_ISOLATION,
            Level.SERIALIZABLE);

    /** Registers: reads see any earlier or later write, or nothing. */
    private static History registers(long seed) {
        Random random = new Random(seed);
        int transactions = 3 + random.nextInt(3);
        List<List<Access>> made = new ArrayList<>();
        Map<String, Integer> writes = new HashMap<>();
        for (int each = 0; each < transactions; each++) {
            made.add(new ArrayList<>());
            int accesses = 1 + random.nextInt(3);
            for (int place = 0; place < accesses; place++) {
                String key = random.nextBoolean() ? "x" : "y";
                boolean write = random.nextInt(5) < 2
                        && made.get(each).stream().noneMatch(one -> one.key().equals(key) && one.value() != null);
                made.get(each)
                        .add(new Access(
                                write ? Access.Kind.WRITE : Access.Kind.READ,
                                key,
                                write ? (Long) (long) writes.merge(key, 1, Integer::sum) : null));
            }
        }
        Told told = new Told();
        int clients = 1 + random.nextInt(3);
        for (int each = 0; each < transactions; each++) {
            List<Access> read = new ArrayList<>();
            for (Access access : made.get(each)) {
                int versions = writes.getOrDefault(access.key(), 0) + 1;
                boolean own = read.stream()
                        .anyMatch(one ->
                                one.kind() == Access.Kind.WRITE && one.key().equals(access.key()));
                if (access.kind() == Access.Kind.WRITE) {
                    read.add(access);
                } else if (!own) {
                    long version = random.nextInt(versions);
                    read.add(new Access(Access.Kind.READ, access.key(), version == 0 ? null : (Long) version));
                }
            }
            Transaction transaction = new Transaction(read);
            told.op(random.nextInt(clients), 2L * each + 1, 2L * each + 2, transaction, transaction);
        }
        return told.history();
    }

    /** Lists: the transactions take snapshots of a serial run, some of them late. */
    private static History lists(long seed) {
        Random random = new Random(seed);
        List<Map<String, List<Object>>> states = new ArrayList<>(List.of(new HashMap<>()));
        Told told = new Told();
        int clients = 1 + random.nextInt(3);
        long next = 1;
        for (int each = 0; each < 3 + random.nextInt(3); each++) {
            Map<String, List<Object>> state = new HashMap<>(states.get(states.size() - 1));
            List<Access> accesses = new ArrayList<>();
            for (int place = 0; place < 1 + random.nextInt(3); place++) {
                String key = random.nextBoolean() ? "x" : "y";
                boolean own = accesses.stream()
                        .anyMatch(one ->
                                one.kind() == Access.Kind.APPEND && one.key().equals(key));
                if (random.nextBoolean()) {
                    List<Object> longer = new ArrayList<>(state.getOrDefault(key, List.of()));
                    longer.add(next);
                    state.put(key, longer);
                    accesses.add(new Access(Access.Kind.APPEND, key, next++));
                } else if (!own) {
                    Map<String, List<Object>> seen =
                            states.get(states.size() - 1 - random.nextInt(Math.min(3, states.size())));
                    accesses.add(new Access(Access.Kind.READ, key, List.copyOf(seen.getOrDefault(key, List.of()))));
                }
            }
            states.add(state);
            if (!accesses.isEmpty()) {
                Transaction transaction = new Transaction(accesses);
                told.op(random.nextInt(clients), 2L * each + 1, 2L * each + 2, transaction, transaction);
            }
        }
        return told.history();
    }

    @Property(tries = 4000)
    void registersAgreeWithTheAxioms(@ForAll long seed) {
        agrees(registers(seed), BY_AXIOM);
    }

    @Property(tries = 3000)
    void listsAgreeWithTheAxioms(@ForAll long seed) {
        agrees(lists(seed), BY_AXIOM);
    }

    @Property(tries = 3000)
    void listsAreSerializableWhenSomeSerialOrderExplainsThem(@ForAll long seed) {
        History history = lists(seed);
        boolean serializable = new Isolation(Level.SERIALIZABLE).check(history) instanceof Finding.Holds;
        assertThat(serializable).as("%s", history).isEqualTo(Serially.explained(history));
    }

    private static void agrees(History history, List<Level> levels) {
        Map<Level, Boolean> holds = new EnumMap<>(Level.class);
        Set<Level> defined = Definitions.levels(history);
        for (Level level : levels) {
            Finding finding = new Isolation(level).check(history);
            holds.put(level, finding instanceof Finding.Holds);
            assertThat(holds.get(level))
                    .as("%s: %s, %s", level, history, finding)
                    .isEqualTo(defined.contains(level));
        }
        boolean stronger = true;
        for (Level level : levels) {
            assertThat(stronger || !holds.get(level))
                    .as("%s implies the weaker", level)
                    .isTrue();
            stronger = holds.get(level);
        }
    }
}
