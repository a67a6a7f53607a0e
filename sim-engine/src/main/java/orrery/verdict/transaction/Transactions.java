package orrery.verdict.transaction;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import orrery.api.History;
import orrery.api.NodeId;
import orrery.api.Operation;
import orrery.api.Outcome;

/**
 * A history of transactions with everything numbered: transactions, keys, and the writes that reads have read from. A list
 * that was read stands for its last element; the elements before it say in which order the appends came.
 *
 * <p>It holds the transactions that committed, and those of unknown outcome of which one of these read a write. What the
 * latter read nobody knows, unless the question names it ({@link Transaction}).
 */
final class Transactions {

    /** What was there before the first write. */
    static final int INITIAL = -1;

    /**
     * One write of a transaction to a key; only the last of them is seen by others.
     *
     * @param nth among those of its transaction to this key, from 0
     */
    record Write(int transaction, Object value, int nth, boolean last) {}

    /**
     * One read of another transaction's write.
     *
     * @param place in its transaction, among all accesses
     * @param from the transaction that wrote it, or {@link #INITIAL}
     * @param behindOwn whether the transaction had appended to the list itself, and read what came before that too
     */
    record Read(int key, int place, int from, boolean behindOwn) {}

    final List<Operation> operations = new ArrayList<>();
    final List<Object> keys = new ArrayList<>();
    /** By transaction: what it read from others, in order. */
    final List<List<Read>> reads = new ArrayList<>();
    /** By transaction: the keys that it wrote, each once. */
    final List<int[]> writes = new ArrayList<>();
    /** What each client was answered, in order; and each transaction of unknown outcome for itself. */
    final List<int[]> sessions = new ArrayList<>();

    int[] session = {};
    int[] placeInSession = {};
    /** By transaction: what its client had been answered last, or {@link #INITIAL}. Nothing waits for what is unknown. */
    int[] before = {};
    /** By key, for lists: the transactions in the order of their appends, as far as any was read. */
    final List<int[]> versions = new ArrayList<>();
    /** What no isolation level above read uncommitted allows. */
    final List<Anomaly> anomalies = new ArrayList<>();

    /** By key, for lists: the transactions whose last append nobody read. */
    final List<List<Integer>> unread = new ArrayList<>();

    private final Map<Object, Integer> numberOfKey = new HashMap<>();
    private final List<Map<Object, Write>> writeOf = new ArrayList<>();
    private final Map<Object, Map<Object, Operation>> aborted = new HashMap<>();
    private final BitSet appended = new BitSet();
    private final List<List<?>> longest = new ArrayList<>();
    private final List<@Nullable Operation> readerOfLongest = new ArrayList<>();
    /** By key, while a transaction is added: how often it writes it, and how often it has so far. */
    private int[] total = {};

    private int[] begun = {};

    private Transactions() {}

    /** @throws IllegalArgumentException if the history holds something else than transactions */
    static Transactions of(History history) {
        Transactions made = new Transactions();
        List<Operation> sorted = new ArrayList<>(history.operations());
        sorted.sort(Comparator.comparingLong(Operation::invoked));
        List<Operation> unknown = new ArrayList<>();
        for (Operation operation : sorted) {
            switch (operation.outcome()) {
                case Outcome.Ok ok -> made.add(operation);
                case Outcome.Fail fail -> made.addAborted(operation);
                case Outcome.Unknown never -> unknown.add(operation);
            }
        }
        made.addObserved(unknown);
        made.readAll();
        made.finish();
        return made;
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
        writes.add(keysWritten);
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
            versions.add(versionsOf(key));
        }
        for (int transaction = 0; transaction < operations.size(); transaction++) {
            reads.add(readsOf(transaction));
        }
        for (int key = 0; key < keys.size(); key++) {
            unread.add(unreadOf(key));
        }
        // everything has its number now, and of millions of writes these take most of the memory
        writeOf.clear();
    }

    private List<Integer> unreadOf(int key) {
        if (!appends(key)) {
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
                found.add(new Read(key, place, INITIAL, false));
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
            found.add(new Read(key, place, INITIAL, appended));
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
        anomalies.add(new Anomaly(name, sentence, List.of(concerned)));
    }

    private void finish() {
        session = new int[operations.size()];
        placeInSession = new int[operations.size()];
        before = new int[operations.size()];
        Map<NodeId, List<Integer>> byClient = new LinkedHashMap<>();
        for (int transaction = 0; transaction < operations.size(); transaction++) {
            byClient.computeIfAbsent(operations.get(transaction).client(), client -> new ArrayList<>())
                    .add(transaction);
        }
        for (List<Integer> of : byClient.values()) {
            of.sort(Comparator.comparingLong(
                    transaction -> operations.get(transaction).invoked()));
            List<Integer> answered = new ArrayList<>();
            for (int transaction : of) {
                before[transaction] = answered.isEmpty() ? INITIAL : answered.getLast();
                if (operations.get(transaction).outcome() instanceof Outcome.Ok) {
                    placeInSession[transaction] = answered.size();
                    answered.add(transaction);
                } else {
                    addSession(List.of(transaction));
                }
            }
            if (!answered.isEmpty()) {
                addSession(answered);
            }
        }
    }

    private void addSession(List<Integer> transactions) {
        transactions.forEach(transaction -> session[transaction] = sessions.size());
        sessions.add(transactions.stream().mapToInt(Integer::intValue).toArray());
    }

    /** Whether the client of both went on with the second after the first had been answered. */
    boolean wentOn(int first, int second) {
        if (session[first] == session[second]) {
            return placeInSession[first] < placeInSession[second];
        }
        int last = before[second];
        return last != INITIAL && session[first] == session[last] && placeInSession[first] <= placeInSession[last];
    }

    /**
     * The same as if lists were registers that hold their last element: without the order of the appends, and without what a
     * transaction read behind its own. The levels up to causal are defined over registers.
     */
    Transactions asRegisters() {
        Transactions registers = new Transactions();
        registers.operations.addAll(operations);
        registers.keys.addAll(keys);
        registers.writes.addAll(writes);
        registers.sessions.addAll(sessions);
        registers.session = session;
        registers.placeInSession = placeInSession;
        registers.before = before;
        for (int key = 0; key < keys.size(); key++) {
            registers.versions.add(new int[0]);
        }
        for (List<Read> each : reads) {
            registers.reads.add(
                    each.stream().anyMatch(Read::behindOwn)
                            ? each.stream().filter(read -> !read.behindOwn).toList()
                            : each);
        }
        return registers;
    }

    int size() {
        return operations.size();
    }

    /** Whether lists are appended to under this key. */
    boolean appends(int key) {
        return appended.get(key);
    }

    /** Whether all that is written is appended to lists. */
    boolean onlyLists() {
        return writes.stream().flatMapToInt(Arrays::stream).allMatch(this::appends);
    }

    boolean writes(int transaction, int key) {
        return Arrays.binarySearch(writes.get(transaction), key) >= 0;
    }
}
