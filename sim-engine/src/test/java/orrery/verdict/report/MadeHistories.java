package orrery.verdict.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import orrery.api.History;
import orrery.api.KeyValue;
import orrery.verdict.Told;
import orrery.verdict.model.Answered;
import orrery.verdict.model.Asked;
import orrery.verdict.transaction.Access;
import orrery.verdict.transaction.Transaction;

/** Histories of any size that keep what they are made for, drawn from a fixed seed. */
final class MadeHistories {

    private MadeHistories() {}

    /** Clients that ask one after the other; each operation takes effect at a moment within its time. */
    private abstract static class Clients {

        final Random random;
        final Told told = new Told();

        Clients(long seed) {
            random = new Random(seed);
        }

        History run(int clients, int operations, int lost) {
            long[][] events = new long[operations][];
            long[] free = new long[clients];
            for (int each = 0; each < operations; each++) {
                int client = each % clients;
                long from = free[client] + 1 + random.nextInt(10);
                long to = from + 20 + random.nextInt(100);
                free[client] = to;
                events[each] = new long[] {from + random.nextInt((int) (to - from)), from, to, client};
            }
            Arrays.sort(events, (one, other) -> Long.compare(one[0], other[0]));
            for (int each = 0; each < operations; each++) {
                boolean crashes = lost > 0 && each % (operations / lost) == operations / lost / 2;
                happen(each, (int) events[each][3], events[each][1], events[each][2], crashes);
            }
            return told.history();
        }

        abstract void happen(int number, int client, long from, long to, boolean crashes);
    }

    static History register(int clients, int operations, int lost) {
        return new Clients(1) {
            private Long value;

            @Override
            void happen(int number, int client, long from, long to, boolean crashes) {
                if (crashes) {
                    told.lost(clients + number, from, new KeyValue.Put("k", number));
                    value = random.nextBoolean() ? (Long) (long) number : value;
                } else if (random.nextBoolean()) {
                    value = (long) number;
                    told.put(client, from, to, "k", number);
                } else {
                    told.get(client, from, to, "k", value);
                }
            }
        }.run(clients, operations, lost);
    }

    /** As a run's clients ask: every value is another, and a compare-and-set expects what its client wrote last. */
    static History differentValues(int clients, int operations, long seed) {
        return new Clients(seed) {
            private Long value;
            private final Map<Integer, Long> carried = new HashMap<>();

            @Override
            void happen(int number, int client, long from, long to, boolean crashes) {
                long next = number + 1L;
                switch (random.nextInt(5)) {
                    case 0, 1 -> {
                        value = next;
                        carried.put(client, next);
                        told.put(client, from, to, "k", next);
                    }
                    case 2, 3 -> told.get(client, from, to, "k", value);
                    default -> {
                        long expected = carried.getOrDefault(client, next);
                        boolean swaps = value != null && value == expected;
                        value = swaps ? (Long) next : value;
                        carried.put(client, next);
                        told.cas(client, from, to, "k", expected, next, swaps);
                    }
                }
            }
        }.run(clients, operations, 0);
    }

    static History casRegister(int clients, int operations, int lost) {
        return new Clients(1) {
            private Object value = 0L;

            @Override
            void happen(int number, int client, long from, long to, boolean crashes) {
                long next = random.nextInt(5);
                long expected = random.nextInt(5);
                if (crashes) {
                    told.lost(clients + number, from, new Asked("write", next));
                    value = random.nextBoolean() ? (Object) next : value;
                    return;
                }
                switch (number == 0 ? 0 : random.nextInt(3)) {
                    case 0 -> {
                        value = next;
                        told.op(client, from, to, new Asked("write", next), Answered.NOTHING);
                    }
                    case 1 -> told.op(client, from, to, new Asked("read"), new Answered(value));
                    default -> {
                        boolean swaps = value.equals(expected);
                        value = swaps ? (Object) next : value;
                        told.op(client, from, to, new Asked("cas", List.of(expected, next)), new Answered(swaps));
                    }
                }
            }
        }.run(clients, operations, lost);
    }

    static History texts(int clients, int keys, int operations) {
        return new Clients(1) {
            private final Map<String, String> texts = new HashMap<>();

            @Override
            void happen(int number, int client, long from, long to, boolean crashes) {
                String key = "" + random.nextInt(keys);
                String text = "x " + client + " " + number + " y";
                switch (random.nextInt(20)) {
                    case 0 -> {
                        texts.put(key, text);
                        told.op(client, from, to, new Asked("put", key, text), Answered.NOTHING);
                    }
                    case 1, 2, 3, 4, 5, 6, 7, 8, 9, 10 -> {
                        texts.merge(key, text, String::concat);
                        told.op(client, from, to, new Asked("append", key, text), Answered.NOTHING);
                    }
                    default ->
                        told.op(
                                client,
                                from,
                                to,
                                new Asked("get", key, null),
                                new Answered(texts.getOrDefault(key, "")));
                }
            }
        }.run(clients, operations, 0);
    }

    /** A serial run; a key retires after some appends, as in Jepsen. */
    static History lists(int transactions, int clients) {
        Random random = new Random(1);
        Map<Object, List<Object>> state = new HashMap<>();
        Told told = new Told();
        for (int each = 0; each < transactions; each++) {
            List<Access> accesses = new ArrayList<>();
            for (int place = 0; place < 4; place++) {
                Object key = (long) (each / 200 * 10 + random.nextInt(10));
                List<Object> list = state.computeIfAbsent(key, any -> new ArrayList<>());
                if (random.nextBoolean()) {
                    list.add((long) list.size());
                    accesses.add(new Access(Access.Kind.APPEND, key, (long) list.size() - 1));
                } else {
                    accesses.add(new Access(Access.Kind.READ, key, List.copyOf(list)));
                }
            }
            Transaction transaction = new Transaction(accesses);
            told.op(each % clients, 2L * each, 2L * each + 1 + clients, transaction, transaction);
        }
        return told.history();
    }

    static History registers(int transactions, int accesses, int clients) {
        Random random = new Random(1);
        Map<Object, Object> state = new HashMap<>();
        Told told = new Told();
        long next = 1;
        for (int each = 0; each < transactions; each++) {
            List<Access> made = new ArrayList<>();
            for (int place = 0; place < accesses; place++) {
                Object key = (long) random.nextInt(1_000);
                if (random.nextBoolean()) {
                    state.put(key, next);
                    made.add(new Access(Access.Kind.WRITE, key, next++));
                } else {
                    made.add(new Access(Access.Kind.READ, key, state.get(key)));
                }
            }
            Transaction transaction = new Transaction(made);
            told.op(random.nextInt(clients), 2L * each, 2L * each + 1, transaction, transaction);
        }
        return told.history();
    }
}
