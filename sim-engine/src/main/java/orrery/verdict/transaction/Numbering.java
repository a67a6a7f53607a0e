package orrery.verdict.transaction;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import orrery.api.History;
import orrery.api.Operation;
import orrery.api.Outcome;
import orrery.verdict.transaction.Transactions.Read;

/**
 * Gives numbers to the transactions of a history, and to their keys and writes, and finds for each read the write that it has
 * read from. What fits no write, or no order of a list, is an anomaly.
 */
final class Numbering {

    /**
     * One write of a transaction to a key; only the last of them is seen by others.
     *
     * @param nth among those of its transaction to this key, from 0
     */
    record Write(int transaction, Object value, int nth, boolean last) {}

    private final Transactions made = new Transactions();
    private final List<Operation> operations = made.operations;
    private final List<Object> keys = made.keys;
    private final BitSet appended = made.appended;

    private final Map<Object, Integer> numberOfKey = new HashMap<>();
    private final List<Map<Object, Write>> writeOf = new ArrayList<>();
    private final Map<Object, Map<Object, Operation>> aborted = new HashMap<>();
    private final List<List<?>> longest = new ArrayList<>();
    private final List<@Nullable Operation> readerOfLongest = new ArrayList<>();
    /** By key, while a transaction is added: how often it writes it, and how often it has so far. */
    private int[] total = {};

    private int[] begun = {};

    private Numbering() {}

    /** @throws IllegalArgumentException if the history holds something else than transactions */
    static Transactions of(History history) {
        Numbering numbers = new Numbering();
        List<Operation> sorted = new ArrayList<>(history.operations());
        sorted.sort(Comparator.comparingLong(Operation::invoked));
        List<Operation> unknown = new ArrayList<>();
        for (Operation operation : sorted) {
            switch (operation.outcome()) {
                case Outcome.Ok ok -> numbers.add(operation);
                case Outcome.Fail fail -> numbers.addAborted(operation);
                case Outcome.Unknown never -> unknown.add(operation);
            }
        }
        numbers.addObserved(unknown);
        numbers.readAll();
        numbers.made.followClients();
        return numbers.made;
    }

    private static List<Access> accesses(Operation operation) {
        Record said = operation.outcome() instanceof Outcome.Ok ok ? ok.answer() : operation.question();
        if (said instanceof Transaction transaction) {
            return transaction.accesses();
        }
        throw new IllegalArgumentException("expected a transaction, found " + said);
    }

    private int key(Object key) {
        Integer known = numberOfKey.putIfAbsent(key, keys.size());
        if (known != null) {
            return known;
        }
        keys.add(key);
        writeOf.add(new HashMap<>());
        longest.add(List.of());
        readerOfLongest.add(null);
        if (total.length < keys.size()) {
            total = Arrays.copyOf(total, 2 * keys.size());
            begun = Arrays.copyOf(begun, 2 * keys.size());
        }
        return keys.size() - 1;
    }

    private void add(Operation operation) {
        int transaction = operations.size();
        operations.add(operation);
        List<Access> accesses = accesses(operation);
        int[] written = new int[accesses.size()];
        int count = 0;
        for (Access access : accesses) {
            int key = key(access.key());
            if (access.kind() != Access.Kind.READ) {
                total[key]++;
            } else if (access.value() instanceof List<?> list
                    && list.size() > longest.get(key).size()) {
                longest.set(key, list);
                readerOfLongest.set(key, operation);
            }
        }
        for (Access access : accesses) {
            if (access.kind() == Access.Kind.READ) {
                continue;
            }
            int key = key(access.key());
            appended.set(key, access.kind() == Access.Kind.APPEND || appended.get(key));
            if (begun[key] == 0) {
                written[count++] = key;
            }
            Object value = Objects.requireNonNull(access.value(), "a write without a value");
            Write one = new Write(transaction, value, begun[key]++, begun[key] == total[key]);
            if (writeOf.get(key).putIfAbsent(value, one) != null) {
                throw new IllegalArgumentException("value " + value + " is written to " + access.key()
                        + " twice, so nobody can tell which write was read");
            }
        }
        int[] keysWritten = Arrays.copyOf(written, count);
        for (int key : keysWritten) {
            total[key] = 0;
            begun[key] = 0;
        }
        Arrays.sort(keysWritten);
        made.writes.add(keysWritten);
    }

    private void addAborted(Operation operation) {
        for (Access access : accesses(operation)) {
            if (access.kind() != Access.Kind.READ && access.value() != null) {
                aborted.computeIfAbsent(access.key(), key -> new HashMap<>()).put(access.value(), operation);
            }
        }
    }

    /**
     * Of the transactions that nobody heard of again, those have committed of which somebody read something. Where two of
     * them wrote the same, {@link #add} says so.
     */
    private void addObserved(List<Operation> unknown) {
        Map<Object, Map<Object, List<Operation>>> writers = new HashMap<>();
        for (Operation operation : unknown) {
            for (Access access : accesses(operation)) {
                if (access.kind() != Access.Kind.READ && access.value() != null) {
                    writers.computeIfAbsent(access.key(), key -> new HashMap<>())
                            .computeIfAbsent(access.value(), value -> new ArrayList<>(1))
                            .add(operation);
                }
            }
        }
        Set<Long> observed = new HashSet<>();
        // what is added is asked in its turn: it may have read what nobody else did
        for (int transaction = 0; transaction < operations.size() && !writers.isEmpty(); transaction++) {
            for (Access access : accesses(operations.get(transaction))) {
                Map<Object, List<Operation>> ofKey = writers.getOrDefault(access.key(), Map.of());
                if (access.kind() == Access.Kind.READ && access.value() != null) {
                    for (Object value : access.value() instanceof List<?> list ? list : List.of(access.value())) {
                        for (Operation seen : ofKey.getOrDefault(value, List.of())) {
                            if (observed.add(seen.id())) {
                                add(seen);
                            }
                        }
                    }
                }
            }
        }
    }

    private void readAll() {
        for (int key = 0; key < keys.size(); key++) {
            made.versions.add(versionsOf(key));
        }
        for (int transaction = 0; transaction < operations.size(); transaction++) {
            made.reads.add(readsOf(transaction));
        }
        for (int key = 0; key < keys.size(); key++) {
            made.unread.add(unreadOf(key));
        }
    }

    private List<Integer> unreadOf(int key) {
        if (!appended.get(key)) {
            return List.of();
        }
        Set<Object> read = new HashSet<>(longest.get(key));
        return writeOf.get(key).values().stream()
                .filter(write -> write.last && !read.contains(write.value))
                .map(Write::transaction)
                .sorted()
                .toList();
    }

    /** The longest list that was read names the order of the appends; those of one transaction keep theirs. */
    private int[] versionsOf(int key) {
        List<?> list = longest.get(key);
        Operation reader = readerOfLongest.get(key);
        int[] order = new int[list.size()];
        int count = 0;
        Map<Integer, Integer> next = new HashMap<>();
        for (Object element : list) {
            Write write = writeOf.get(key).get(element);
            if (write == null) {
                continue;
            }
            int due = next.merge(write.transaction, 1, Integer::sum) - 1;
            if (reader != null && write.nth != due) {
                boolean again = write.nth < due;
                anomaly(
                        again ? "duplicate-elements" : "incompatible-order",
                        "it reads " + named(key) + list
                                + (again
                                        ? ", and " + element + " twice"
                                        : ", and " + element + " without what its writer had appended before"),
                        operations.get(write.transaction),
                        reader);
                break;
            }
            if (count == 0 || order[count - 1] != write.transaction) {
                order[count++] = write.transaction;
            }
        }
        return Arrays.copyOf(order, count);
    }

    private List<Read> readsOf(int transaction) {
        Operation operation = operations.get(transaction);
        boolean answered = operation.outcome() instanceof Outcome.Ok;
        List<Access> accesses = accesses(operation);
        List<Read> found = new ArrayList<>();
        Map<Object, List<Access>> own = new HashMap<>();
        for (int place = 0; place < accesses.size(); place++) {
            Access access = accesses.get(place);
            if (access.kind() != Access.Kind.READ) {
                own.computeIfAbsent(access.key(), key -> new ArrayList<>(2)).add(access);
                continue;
            }
            if (!answered && access.value() == null) {
                continue;
            }
            List<Access> written = own.getOrDefault(access.key(), List.of());
            Object value = access.value();
            int key = key(access.key());
            if (value instanceof List<?> list) {
                readList(transaction, key, place, list, written, found);
            } else if (!written.isEmpty()) {
                if (!Objects.equals(written.getLast().value(), value)) {
                    anomaly("internal", "having done " + written.getLast() + " it reads " + describe(value), operation);
                }
            } else if (value == null) {
                found.add(new Read(key, place, Transactions.INITIAL, false));
            } else {
                readValue(transaction, key, place, value, found);
            }
        }
        return List.copyOf(found);
    }

    private void readValue(int transaction, int key, int place, Object value, List<Read> found) {
        Write write = writeOf.get(key).get(value);
        Operation reader = operations.get(transaction);
        if (write == null) {
            Operation never = aborted.getOrDefault(keys.get(key), Map.of()).get(value);
            if (never != null) {
                anomaly("G1a", "it reads " + named(key) + value + ", whose writer aborted", never, reader);
            } else {
                anomaly("thin-air", "it reads " + named(key) + value + ", which nobody wrote", reader);
            }
        } else if (write.transaction == transaction) {
            anomaly("future-read", "it reads " + named(key) + value + " before writing it itself", reader);
        } else if (!write.last) {
            anomaly(
                    "G1b",
                    "it reads " + named(key) + value + ", which its writer overwrote before it committed",
                    operations.get(write.transaction),
                    reader);
        } else {
            found.add(new Read(key, place, write.transaction, false));
        }
    }

    /** A list must begin the longest one; what the transaction appended itself is at its end. */
    private void readList(int transaction, int key, int place, List<?> list, List<Access> written, List<Read> found) {
        Operation reader = operations.get(transaction);
        int others = list.size() - written.size();
        boolean internal = others >= 0;
        for (int nth = 0; nth < written.size() && internal; nth++) {
            internal = Objects.equals(written.get(nth).value(), list.get(others + nth));
        }
        if (!internal) {
            anomaly("internal", "having done " + written.getLast() + " it reads " + named(key) + list, reader);
            return;
        }
        boolean appended = !written.isEmpty();
        if (!longest.get(key).subList(0, list.size()).equals(list)) {
            anomaly(
                    "incompatible-order",
                    "it reads " + named(key) + list + ", while others read " + longest.get(key),
                    reader);
            return;
        }
        for (int at = 0; at < others - 1; at++) {
            readElement(transaction, key, list.get(at), false);
        }
        if (others == 0) {
            found.add(new Read(key, place, Transactions.INITIAL, appended));
        } else if (readElement(transaction, key, list.get(others - 1), true)) {
            Write write = writeOf.get(key).get(list.get(others - 1));
            if (write != null) {
                found.add(new Read(key, place, write.transaction, appended));
            }
        }
    }

    private boolean readElement(int transaction, int key, Object element, boolean lastOfList) {
        Write write = writeOf.get(key).get(element);
        boolean good = write != null && write.transaction != transaction && (write.last || !lastOfList);
        if (!good) {
            readValue(transaction, key, 0, element, new ArrayList<>());
        }
        return good;
    }

    /** A single object has no name. */
    private String named(int key) {
        String name = keys.get(key).toString();
        return name.isEmpty() ? "" : name + " = ";
    }

    private static String describe(@Nullable Object value) {
        return value == null ? "nothing" : value.toString();
    }

    private void anomaly(String name, String sentence, Operation... concerned) {
        made.anomalies.add(new Anomaly(name, sentence, List.of(concerned)));
    }
}
