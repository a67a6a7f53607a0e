package orrery.verdict.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import orrery.api.History;
import orrery.api.KeyValue;
import orrery.verdict.Finding;
import orrery.verdict.Told;
import orrery.verdict.model.Model;
import orrery.verdict.model.Models;
import orrery.verdict.order.SequentialConsistency;
import orrery.verdict.report.Report.Standing;

/** What a report says of sequential consistency is what the search alone says, and it decides what the search cannot. */
class SerialAccessesProps {

    private static final Model<?> KV = Models.named("kv");
    static final int NEVER = -1;
    static final int WRONG = 1_500;

    static Report.Entry sequential(History history) {
        Lattice lattice = Lattice.ofOperations(KV, 1_000_000);
        return Report.of(lattice, history, lattice.named("sequential").orElseThrow())
                .first();
    }

    @Property(tries = 5_000)
    void theReportAgreesWithTheSearch(@ForAll long seed) {
        History history = history(new Random(seed));
        Finding searched = new SequentialConsistency(KV).check(history);
        Report.Entry reported = sequential(history);
        assertThat(reported.standing())
                .as("%s", history)
                .isEqualTo(searched instanceof Finding.Holds ? Standing.HOLDS : Standing.BROKEN);
    }

    /** Different values by two keys, some of which nobody wrote; some operations failed, or were never heard of. */
    private static History history(Random random) {
        Told told = new Told();
        int operations = 4 + random.nextInt(6);
        for (int each = 1; each <= operations; each++) {
            int client = random.nextInt(3);
            String key = random.nextInt(3) == 0 ? "y" : "x";
            long from = 2L * each;
            long value = random.nextInt(operations);
            switch (random.nextInt(10)) {
                case 0, 1, 2 -> told.put(client, from, from + 1, key, each);
                case 3 -> told.lost(client, from, new KeyValue.Put(key, each));
                case 4 -> told.failed(client, from, from + 1, new KeyValue.Put(key, each));
                case 5 -> told.cas(client, from, from + 1, key, value, each, random.nextInt(4) > 0);
                case 6 -> told.lost(client, from, new KeyValue.Cas(key, value, each));
                default -> told.get(client, from, from + 1, key, value == 0 ? null : (Long) value);
            }
        }
        return told.history();
    }

    /** Some clients write; the others read from copies that lag behind, and one of them something wrong. */
    @Property(tries = 20)
    void twoThousandOperationsAreDecided(@ForAll long seed) {
        assertThat(sequential(copies(new Random(seed), NEVER)).standing()).isEqualTo(Standing.HOLDS);
        assertThat(sequential(copies(new Random(seed), WRONG)).standing()).isNotEqualTo(Standing.UNKNOWN);
    }

    /** @param wrong the operation from which on the next read finds what was there before */
    static History copies(Random random, int wrong) {
        int clients = 10;
        List<KeyValue.Put> log = new ArrayList<>();
        int[] applied = new int[clients];
        List<Map<String, Long>> copies = new ArrayList<>();
        for (int client = 0; client < clients; client++) {
            copies.add(new TreeMap<>());
        }
        boolean toldWrong = wrong == NEVER;
        Told told = new Told();
        for (int each = 1; each <= 2_000; each++) {
            int client = random.nextInt(clients);
            Map<String, Long> copy = copies.get(client);
            String key = "k" + random.nextInt(4);
            boolean writes = client < 2;
            if (writes) {
                log.add(new KeyValue.Put(key, each));
            }
            Long before = copy.get(key);
            int until = writes ? log.size() : Math.max(applied[client], log.size() - random.nextInt(50));
            while (applied[client] < until) {
                KeyValue.Put put = log.get(applied[client]++);
                copy.put(put.key(), put.value());
            }
            if (writes) {
                told.put(client, 2L * each, 2L * each + 1, key, each);
            } else {
                boolean now = !toldWrong && each >= wrong && before != null && !before.equals(copy.get(key));
                told.get(client, 2L * each, 2L * each + 1, key, now ? before : copy.get(key));
                toldWrong |= now;
            }
        }
        return told.history();
    }
}
