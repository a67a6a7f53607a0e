package orrery.verdict.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import orrery.api.History;
import orrery.verdict.Consistency;
import orrery.verdict.Finding;
import orrery.verdict.Told;
import orrery.verdict.model.Models;
import orrery.verdict.order.Linearizability;
import orrery.verdict.order.SequentialConsistency;
import orrery.verdict.transaction.Access;
import orrery.verdict.transaction.Causal;
import orrery.verdict.transaction.Causal.Strength;
import orrery.verdict.transaction.Isolation;
import orrery.verdict.transaction.Isolation.Level;
import orrery.verdict.transaction.Transaction;

/** Systems whose level is known from how they work: always that level, and now and then nothing stronger. */
class KnownLevelsTest {

    private static final Consistency LINEARIZABLE = new Linearizability(Models.named("kv"));
    private static final Consistency SEQUENTIAL = new SequentialConsistency(Models.named("kv"));
    private static final int RUNS = 300;

    private static void isExactly(Consistency level, Consistency stronger, LongFunction<History> system) {
        int beyond = 0;
        for (long seed = 0; seed < RUNS; seed++) {
            History history = system.apply(seed);
            assertThat(level.check(history)).as("%s: %s", level.name(), history).isInstanceOf(Finding.Holds.class);
            beyond += stronger.check(history) instanceof Finding.Broken ? 1 : 0;
        }
        assertThat(beyond).as("runs that were not " + stronger.name()).isPositive();
    }

    /** How replicas pass writes on. */
    private enum Delivery {
        /** All in one order; who writes waits until it has its own write back (Attiya and Welch, 1994). */
        TOTAL,
        /** After everything that the writer had seen (Ahamad et al., 1995). */
        CAUSAL,
        /** In the order of each writer (Lipton and Sandberg, 1988). */
        FIFO
    }

    private record Write(int writer, String key, long value, List<Integer> seen) {}

    /** Each client has a replica of its own and reads from it. */
    private static History replicas(long seed, Delivery delivery) {
        Random random = new Random(seed);
        int clients = 3;
        List<Write> writes = new ArrayList<>();
        int[][] applied = new int[clients][clients];
        List<Map<String, Long>> replica = new ArrayList<>();
        int[] logApplied = new int[clients];
        for (int client = 0; client < clients; client++) {
            replica.add(new HashMap<>());
        }
        Told told = new Told();
        for (int moment = 1; moment < 40; moment++) {
            int client = random.nextInt(clients);
            String key = random.nextBoolean() ? "x" : "y";
            Map<String, Long> own = replica.get(client);
            switch (random.nextInt(4)) {
                case 0 -> {
                    Write write = new Write(
                            client,
                            key,
                            moment,
                            Arrays.stream(applied[client]).boxed().toList());
                    writes.add(write);
                    if (delivery == Delivery.TOTAL) {
                        while (logApplied[client] < writes.size()) {
                            Write next = writes.get(logApplied[client]++);
                            own.put(next.key, next.value);
                        }
                    } else {
                        own.put(key, (long) moment);
                        applied[client][client]++;
                    }
                    told.put(client, 2L * moment, 2L * moment + 1, key, moment);
                }
                case 1, 2 -> told.get(client, 2L * moment, 2L * moment + 1, key, own.get(key));
                default -> {
                    if (delivery == Delivery.TOTAL) {
                        if (logApplied[client] < writes.size()) {
                            Write next = writes.get(logApplied[client]++);
                            own.put(next.key, next.value);
                        }
                    } else {
                        deliver(random, client, writes, applied[client], own, delivery);
                    }
                }
            }
        }
        return told.history();
    }

    /** Applies some write of another client that is due. */
    private static void deliver(
            Random random, int client, List<Write> writes, int[] applied, Map<String, Long> own, Delivery delivery) {
        int from = random.nextInt(applied.length);
        List<Write> ofWriter =
                writes.stream().filter(write -> write.writer == from).toList();
        if (from == client || applied[from] == ofWriter.size()) {
            return;
        }
        Write next = ofWriter.get(applied[from]);
        boolean due = true;
        for (int other = 0; other < applied.length && delivery == Delivery.CAUSAL; other++) {
            due &= next.seen.get(other) <= applied[other];
        }
        if (due) {
            own.put(next.key, next.value);
            applied[from]++;
        }
    }

    @Test
    void oneOrderForAllButReadsAtHome() {
        isExactly(SEQUENTIAL, LINEARIZABLE, seed -> replicas(seed, Delivery.TOTAL));
    }

    @Test
    void causalMemory() {
        isExactly(new Causal(Strength.MEMORY), SEQUENTIAL, seed -> replicas(seed, Delivery.CAUSAL));
    }

    @Test
    void pipelinedMemory() {
        isExactly(new Causal(Strength.PRAM), new Causal(Strength.WEAK), seed -> replicas(seed, Delivery.FIFO));
    }

    /** How a database reads and commits. */
    private enum Database {
        LATEST_COMMITTED,
        SNAPSHOT_WITHOUT_CONFLICTS,
        SNAPSHOT,
        ONE_AFTER_THE_OTHER
    }

    /** A transaction under way. */
    private static final class Running {
        private final long began;
        private final Map<String, Long> snapshot;
        private final Map<String, Long> written = new LinkedHashMap<>();
        private final List<Access> accesses = new ArrayList<>();

        private Running(long began, Map<String, Long> snapshot) {
            this.began = began;
            this.snapshot = snapshot;
        }
    }

    private static History database(long seed, Database kind) {
        Random random = new Random(seed);
        @Nullable Running[] running = new Running[3];
        Map<String, Long> committed = new HashMap<>();
        Told told = new Told();
        for (long moment = 1; moment < 60; moment++) {
            int client = random.nextInt(running.length);
            Running mine = running[client];
            if (mine == null) {
                running[client] = new Running(moment, new HashMap<>(committed));
            } else if (random.nextInt(4) > 0) {
                access(mine, random, moment, kind == Database.LATEST_COMMITTED ? committed : mine.snapshot);
            } else {
                boolean conflict = mine.written.keySet().stream()
                        .anyMatch(key -> !Objects.equals(committed.get(key), mine.snapshot.get(key)));
                boolean stale = !committed.equals(mine.snapshot);
                running[client] = null;
                boolean aborts = switch (kind) {
                    case LATEST_COMMITTED, SNAPSHOT_WITHOUT_CONFLICTS -> false;
                    case SNAPSHOT -> conflict;
                    case ONE_AFTER_THE_OTHER -> stale && !mine.written.isEmpty();
                };
                Transaction transaction = new Transaction(mine.accesses);
                if (aborts) {
                    told.failed(client, mine.began, moment, transaction);
                } else if (!mine.accesses.isEmpty()) {
                    committed.putAll(mine.written);
                    told.op(client, mine.began, moment, transaction, transaction);
                }
            }
        }
        return told.history();
    }

    private static void access(Running mine, Random random, long moment, Map<String, Long> seen) {
        String key = random.nextBoolean() ? "x" : "y";
        if (random.nextBoolean() && !mine.written.containsKey(key)) {
            mine.written.put(key, moment);
            mine.accesses.add(new Access(Access.Kind.WRITE, key, moment));
        } else {
            Long value = mine.written.getOrDefault(key, seen.get(key));
            mine.accesses.add(new Access(Access.Kind.READ, key, value));
        }
    }

    private static void isExactly(Level level, Level stronger, Database kind) {
        isExactly(new Isolation(level), new Isolation(stronger), seed -> database(seed, kind));
    }

    @Test
    void readingWhatWasCommittedLast() {
        isExactly(Level.READ_COMMITTED, Level.READ_ATOMIC, Database.LATEST_COMMITTED);
    }

    @Test
    void snapshotsWithoutConflicts() {
        isExactly(Level.PREFIX, Level.SNAPSHOT_ISOLATION, Database.SNAPSHOT_WITHOUT_CONFLICTS);
    }

    @Test
    void snapshots() {
        isExactly(Level.SNAPSHOT_ISOLATION, Level.SERIALIZABLE, Database.SNAPSHOT);
    }

    /** Who only reads commits with the snapshot that it began with, so it all happened while it ran. */
    @Test
    void oneAfterTheOther() {
        for (long seed = 0; seed < RUNS; seed++) {
            History history = database(seed, Database.ONE_AFTER_THE_OTHER);
            assertThat(new Isolation(Level.STRICT_SERIALIZABLE).check(history))
                    .as("%s", history)
                    .isInstanceOf(Finding.Holds.class);
        }
    }
}
