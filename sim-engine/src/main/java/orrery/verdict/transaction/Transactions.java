package orrery.verdict.transaction;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import orrery.api.History;
import orrery.api.NodeId;
import orrery.api.Operation;
import orrery.api.Outcome;

/**
 * A history of transactions with everything numbered: transactions, keys, and the writes that reads have read from. A list
 * that was read stands for its last element; the elements before it say in which order the appends came.
 *
 * <p>It holds the transactions that committed, and those of unknown outcome of which somebody read a write.
 */
final class Transactions {

    /** What was there before the first write. */
    static final int INITIAL = -1;

    /** One write of a transaction to a key; only the last of them is seen by others. */
    record Write(int transaction, int key, Object value, boolean last) {}

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
    /** By session, in order. */
    final List<int[]> sessions = new ArrayList<>();

    int[] session = {};
    int[] placeInSession = {};
    /** By key, for lists: the transactions in the order of their appends, as far as any was read. */
    final List<int[]> versions = new ArrayList<>();
    /** What no isolation level above read uncommitted allows. */
    final List<Anomaly> anomalies = new ArrayList<>();

    private final Map<Object, Integer> numberOfKey = new HashMap<>();
    private final List<Map<Object, Write>> writeOf = new ArrayList<>();
    private final Map<Object, Map<Object, Operation>> aborted = new HashMap<>();
    private final BitSet appended = new BitSet();
    private final List<List<?>> longest = new ArrayList<>();
    private final Map<NodeId, List<Integer>> bySession = new LinkedHashMap<>();

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
        return keys.size() - 1;
    }

    private void add(Operation operation) {
        int transaction = operations.size();
        operations.add(operation);
        bySession
                .computeIfAbsent(operation.client(), client -> new ArrayList<>())
                .add(transaction);
        List<Access> accesses = accesses(operation);
        int[] written = new int[accesses.size()];
        int count = 0;
        for (int place = accesses.size() - 1; place >= 0; place--) {
            Access access = accesses.get(place);
            int key = key(access.key());
            if (access.kind() == Access.Kind.READ) {
                if (access.value() instanceof List<?> list
                        && list.size() > longest.get(key).size()) {
                    longest.set(key, list);
                }
                continue;
            }
            appended.set(key, access.kind() == Access.Kind.APPEND || appended.get(key));
            boolean last = true;
            for (int other = 0; other < count; other++) {
                last &= written[other] != key;
            }
            Object value = Objects.requireNonNull(access.value(), "a write without a value");
            Write before = writeOf.get(key).putIfAbsent(value, new Write(transaction, key, value, last));
            if (before != null) {
                throw new IllegalArgumentException("value " + value + " is written to " + access.key()
                        + " twice, so nobody can tell which write was read");
            }
            if (last) {
                written[count++] = key;
            }
        }
        int[] keysWritten = Arrays.copyOf(written, count);
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

    /** Of the transactions that nobody heard of again, those have committed of which somebody read something. */
    private void addObserved(List<Operation> unknown) {
        Map<Object, Map<Object, Operation>> writer = new HashMap<>();
        for (Operation operation : unknown) {
            for (Access access : accesses(operation)) {
                if (access.kind() != Access.Kind.READ && access.value() != null) {
                    writer.computeIfAbsent(access.key(), key -> new HashMap<>()).put(access.value(), operation);
                }
            }
        }
        Map<Operation, Boolean> observed = new LinkedHashMap<>();
        for (int transaction = 0; transaction < operations.size() && !writer.isEmpty(); transaction++) {
            for (Access access : accesses(operations.get(transaction))) {
                Map<Object, Operation> ofKey = writer.getOrDefault(access.key(), Map.of());
                if (access.kind() == Access.Kind.READ && access.value() != null) {
                    for (Object value : access.value() instanceof List<?> list ? list : List.of(access.value())) {
                        if (ofKey.get(value) != null) {
                            observed.put(ofKey.get(value), true);
                        }
                    }
                }
            }
        }
        observed.keySet().forEach(this::add);
    }

    private void readAll() {
        for (int key = 0; key < keys.size(); key++) {
            versions.add(versionsOf(key));
        }
        for (int transaction = 0; transaction < operations.size(); transaction++) {
            reads.add(readsOf(transaction));
        }
    }

    /** The longest list that was read names the order of the appends. */
    private int[] versionsOf(int key) {
        List<?> list = longest.get(key);
        int[] order = new int[list.size()];
        int count = 0;
        for (Object element : list) {
            Write write = writeOf.get(key).get(element);
            if (write != null && (count == 0 || order[count - 1] != write.transaction)) {
                order[count++] = write.transaction;
            }
        }
        return Arrays.copyOf(order, count);
    }

    private List<Read> readsOf(int transaction) {
        Operation operation = operations.get(transaction);
        if (!(operation.outcome() instanceof Outcome.Ok)) {
            return List.of();
        }
        List<Access> accesses = accesses(operation);
        List<Read> found = new ArrayList<>();
        Map<Object, Access> own = new HashMap<>();
        for (int place = 0; place < accesses.size(); place++) {
            Access access = accesses.get(place);
            if (access.kind() != Access.Kind.READ) {
                own.put(access.key(), access);
                continue;
            }
            Access written = own.get(access.key());
            Object value = access.value();
            int key = key(access.key());
            if (value instanceof List<?> list) {
                readList(transaction, key, place, list, written != null, accesses, found);
            } else if (written != null) {
                if (!Objects.equals(written.value(), value)) {
                    anomaly("internal", "having done " + written + " it reads " + describe(value), operation);
                }
            } else if (value == null) {
                found.add(new Read(key, place, INITIAL, false));
            } else {
                readValue(transaction, key, place, value, found);
            }
        }
        return found;
    }

    private void readValue(int transaction, int key, int place, Object value, List<Read> found) {
        Write write = writeOf.get(key).get(value);
        Operation reader = operations.get(transaction);
        if (write == null) {
            Operation never = aborted.getOrDefault(keys.get(key), Map.of()).get(value);
            if (never != null) {
                anomaly("G1a", "it reads " + keys.get(key) + " = " + value + ", whose writer aborted", never, reader);
            } else {
                anomaly("thin-air", "it reads " + keys.get(key) + " = " + value + ", which nobody wrote", reader);
            }
        } else if (write.transaction == transaction) {
            anomaly("future-read", "it reads " + keys.get(key) + " = " + value + " before writing it itself", reader);
        } else if (!write.last) {
            anomaly(
                    "G1b",
                    "it reads " + keys.get(key) + " = " + value + ", which its writer overwrote before it committed",
                    operations.get(write.transaction),
                    reader);
        } else {
            found.add(new Read(key, place, write.transaction, false));
        }
    }

    /** A list must begin the longest one; what the transaction appended itself is at its end. */
    private void readList(
            int transaction,
            int key,
            int place,
            List<?> list,
            boolean appended,
            List<Access> accesses,
            List<Read> found) {
        Operation reader = operations.get(transaction);
        List<Object> own = new ArrayList<>();
        for (int earlier = 0; earlier < place; earlier++) {
            Access access = accesses.get(earlier);
            if (access.kind() == Access.Kind.APPEND && access.key().equals(keys.get(key))) {
                own.add(Objects.requireNonNull(access.value()));
            }
        }
        int others = list.size() - own.size();
        if (appended && (others < 0 || !list.subList(others, list.size()).equals(own))) {
            anomaly("internal", "having appended " + own + " it reads " + keys.get(key) + " = " + list, reader);
            return;
        }
        if (!longest.get(key).subList(0, list.size()).equals(list)) {
            anomaly(
                    "incompatible-order",
                    "it reads " + keys.get(key) + " = " + list + ", while others read " + longest.get(key),
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

    private static String describe(@Nullable Object value) {
        return value == null ? "nothing" : value.toString();
    }

    private void anomaly(String name, String sentence, Operation... concerned) {
        anomalies.add(new Anomaly(name, sentence, List.of(concerned)));
    }

    private void finish() {
        session = new int[operations.size()];
        placeInSession = new int[operations.size()];
        for (List<Integer> of : bySession.values()) {
            of.sort(Comparator.comparingLong(
                    transaction -> operations.get(transaction).invoked()));
            for (int place = 0; place < of.size(); place++) {
                session[of.get(place)] = sessions.size();
                placeInSession[of.get(place)] = place;
            }
            sessions.add(of.stream().mapToInt(Integer::intValue).toArray());
        }
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
        for (int key = 0; key < keys.size(); key++) {
            registers.versions.add(new int[0]);
        }
        for (List<Read> each : reads) {
            registers.reads.add(each.stream().filter(read -> !read.behindOwn).toList());
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

    /** By key, for lists: the transactions whose appends nobody read. */
    List<List<Integer>> unread() {
        List<List<Integer>> unread = new ArrayList<>();
        List<Set<Integer>> read = new ArrayList<>();
        for (int[] order : versions) {
            unread.add(new ArrayList<>());
            read.add(Arrays.stream(order).boxed().collect(Collectors.toSet()));
        }
        for (int writer = 0; writer < size(); writer++) {
            for (int key : writes.get(writer)) {
                if (appends(key) && !read.get(key).contains(writer)) {
                    unread.get(key).add(writer);
                }
            }
        }
        return unread;
    }

    /** Whether all that is written is appended to lists. */
    boolean onlyLists() {
        return writes.stream().flatMapToInt(Arrays::stream).allMatch(this::appends);
    }

    boolean writes(int transaction, int key) {
        return Arrays.binarySearch(writes.get(transaction), key) >= 0;
    }
}
