package orrery.verdict.transaction;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import orrery.api.History;
import orrery.api.OnDemand;
import orrery.api.Operation;
import orrery.api.Outcome;
import orrery.verdict.transaction.Transactions.Read;

/**
 * Gives numbers to the transactions of a history, and to their keys and writes, and finds for each read the write that it has
 * read from. What fits no write, or no order of a list, is an anomaly.
 */
final class Numbering {

    private final List<Operation> asked;
    /** By transaction, its place among what was asked. */
    private final Ints chosen = new Ints();

    private final List<Object> keys = new ArrayList<>();
    private final BitSet appended = new BitSet();
    private final Map<Object, Integer> numberOfKey = new HashMap<>();
    private final Writes writes = new Writes();
    private final Ints writesBegin = new Ints();
    private final Ints writtenKeys = new Ints();
    private final Map<Object, Map<Object, Operation>> aborted = new HashMap<>();
    private final List<Anomaly> anomalies = new ArrayList<>();
    private final List<List<?>> longest = new ArrayList<>();
    /** By key, the transaction that has read the longest list, or {@link Transactions#INITIAL}. */
    private final Ints readerOfLongest = new Ints();
    /** By key, while a transaction is added: how often it writes it, and how often it has so far. */
    private int[] total = {};

    private int[] begun = {};

    private Numbering(List<Operation> asked) {
        this.asked = asked;
        writesBegin.add(0);
    }

    /** @throws IllegalArgumentException if the history holds something else than transactions */
    static Transactions of(History history) {
        Numbering numbers = new Numbering(byInvocation(history.operations()));
        Ints unknown = new Ints();
        for (int place = 0; place < numbers.asked.size(); place++) {
            Operation operation = numbers.asked.get(place);
            switch (operation.outcome()) {
                case Outcome.Ok ok -> numbers.add(place, operation);
                case Outcome.Fail fail -> numbers.addAborted(operation);
                case Outcome.Unknown never -> unknown.add(place);
            }
        }
        numbers.addObserved(unknown);
        return numbers.made();
    }

    /** They are so already, as a rule. */
    private static List<Operation> byInvocation(List<Operation> operations) {
        long last = Long.MIN_VALUE;
        for (Operation operation : operations) {
            if (operation.invoked() < last) {
                return operations.stream()
                        .sorted(Comparator.comparingLong(Operation::invoked))
                        .toList();
            }
            last = operation.invoked();
        }
        return operations;
    }

    private Operation operation(int transaction) {
        return asked.get(chosen.get(transaction));
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
        longest.add(List.of());
        readerOfLongest.add(Transactions.INITIAL);
        if (total.length < keys.size()) {
            total = Arrays.copyOf(total, 2 * keys.size());
            begun = Arrays.copyOf(begun, 2 * keys.size());
        }
        return keys.size() - 1;
    }

    private void add(int place, Operation operation) {
        int transaction = chosen.size();
        chosen.add(place);
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
                readerOfLongest.set(key, transaction);
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
            int nth = begun[key]++;
            if (writes.add(key, value, transaction, nth, begun[key] == total[key]) == Writes.NONE) {
                throw new IllegalArgumentException("value " + value + " is written to " + access.key()
                        + " twice, so nobody can tell which write was read");
            }
        }
        Arrays.sort(written, 0, count);
        for (int nth = 0; nth < count; nth++) {
            total[written[nth]] = 0;
            begun[written[nth]] = 0;
            writtenKeys.add(written[nth]);
        }
        writesBegin.add(writtenKeys.size());
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
    private void addObserved(Ints unknown) {
        Map<Object, Map<Object, Ints>> writers = new HashMap<>();
        for (int nth = 0; nth < unknown.size(); nth++) {
            int place = unknown.get(nth);
            for (Access access : accesses(asked.get(place))) {
                if (access.kind() != Access.Kind.READ && access.value() != null) {
                    writers.computeIfAbsent(access.key(), key -> new HashMap<>())
                            .computeIfAbsent(access.value(), value -> new Ints())
                            .add(place);
                }
            }
        }
        BitSet observed = new BitSet();
        // what is added is asked in its turn: it may have read what nobody else did
        for (int transaction = 0; transaction < chosen.size() && !writers.isEmpty(); transaction++) {
            for (Access access : accesses(operation(transaction))) {
                Map<Object, Ints> ofKey = writers.getOrDefault(access.key(), Map.of());
                if (access.kind() == Access.Kind.READ && access.value() != null) {
                    for (Object value : access.value() instanceof List<?> list ? list : List.of(access.value())) {
                        Ints seen = ofKey.get(value);
                        for (int nth = 0; seen != null && nth < seen.size(); nth++) {
                            int place = seen.get(nth);
                            if (!observed.get(place)) {
                                observed.set(place);
                                add(place, asked.get(place));
                            }
                        }
                    }
                }
            }
        }
    }

    private Transactions made() {
        // of this object the transactions should keep no more than these two
        List<Operation> all = asked;
        Ints places = chosen;
        List<Operation> operations = new OnDemand<>(places.size(), transaction -> all.get(places.get(transaction)));
        Transactions made = new Transactions(operations, keys, writesBegin, writtenKeys);
        made.appended.or(appended);
        BitSet read = new BitSet();
        for (int key = 0; key < keys.size(); key++) {
            made.versions.add(versionsOf(key, read));
            made.unread.add(appended.get(key) ? new ArrayList<>(0) : List.of());
        }
        for (int transaction = 0; transaction < operations.size(); transaction++) {
            made.addReads(readsOf(transaction));
        }
        for (int write = 0; write < writes.size(); write++) {
            if (writes.isLast(write) && !read.get(write) && appended.get(writes.key(write))) {
                made.unread.get(writes.key(write)).add(writes.transaction(write));
            }
        }
        made.anomalies.addAll(anomalies);
        made.followClients();
        return made;
    }

    /**
     * The longest list that was read names the order of the appends; those of one transaction keep theirs.
     *
     * @param read the numbers of all writes that are in a longest list
     */
    private int[] versionsOf(int key, BitSet read) {
        List<?> list = longest.get(key);
        int[] order = new int[list.size()];
        int count = 0;
        boolean fits = true;
        Map<Integer, Integer> next = new HashMap<>();
        for (Object element : list) {
            int write = writes.find(key, element);
            if (write == Writes.NONE) {
                continue;
            }
            read.set(write);
            int writer = writes.transaction(write);
            int due = next.merge(writer, 1, Integer::sum) - 1;
            if (fits && writes.nth(write) != due) {
                boolean again = writes.nth(write) < due;
                anomaly(
                        again ? "duplicate-elements" : "incompatible-order",
                        "it reads " + named(key) + list
                                + (again
                                        ? ", and " + element + " twice"
                                        : ", and " + element + " without what its writer had appended before"),
                        operation(writer),
                        operation(readerOfLongest.get(key)));
                fits = false;
            }
            if (fits && (count == 0 || order[count - 1] != writer)) {
                order[count++] = writer;
            }
        }
        return Arrays.copyOf(order, count);
    }

    private List<Read> readsOf(int transaction) {
        Operation operation = operation(transaction);
        boolean answered = operation.outcome() instanceof Outcome.Ok;
        List<Access> accesses = accesses(operation);
        List<Read> found = new ArrayList<>();
        Map<Object, List<Access>> own = new HashMap<>();
        for (Access access : accesses) {
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
                readList(transaction, key, list, written, found);
            } else if (!written.isEmpty()) {
                if (!Objects.equals(written.getLast().value(), value)) {
                    anomaly("internal", "having done " + written.getLast() + " it reads " + describe(value), operation);
                }
            } else if (value == null) {
                found.add(new Read(key, Transactions.INITIAL, false));
            } else {
                readValue(transaction, key, value, found);
            }
        }
        return found;
    }

    private void readValue(int transaction, int key, Object value, List<Read> found) {
        int write = writes.find(key, value);
        Operation reader = operation(transaction);
        if (write == Writes.NONE) {
            Operation never = aborted.getOrDefault(keys.get(key), Map.of()).get(value);
            if (never != null) {
                anomaly("G1a", "it reads " + named(key) + value + ", whose writer aborted", never, reader);
            } else {
                anomaly("thin-air", "it reads " + named(key) + value + ", which nobody wrote", reader);
            }
        } else if (writes.transaction(write) == transaction) {
            anomaly("future-read", "it reads " + named(key) + value + " before writing it itself", reader);
        } else if (!writes.isLast(write)) {
            anomaly(
                    "G1b",
                    "it reads " + named(key) + value + ", which its writer overwrote before it committed",
                    operation(writes.transaction(write)),
                    reader);
        } else {
            found.add(new Read(key, writes.transaction(write), false));
        }
    }

    /** A list must begin the longest one; what the transaction appended itself is at its end. */
    private void readList(int transaction, int key, List<?> list, List<Access> written, List<Read> found) {
        Operation reader = operation(transaction);
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
            found.add(new Read(key, Transactions.INITIAL, appended));
        } else if (readElement(transaction, key, list.get(others - 1), true)) {
            int write = writes.find(key, list.get(others - 1));
            found.add(new Read(key, writes.transaction(write), appended));
        }
    }

    private boolean readElement(int transaction, int key, Object element, boolean lastOfList) {
        int write = writes.find(key, element);
        boolean good = write != Writes.NONE
                && writes.transaction(write) != transaction
                && (writes.isLast(write) || !lastOfList);
        if (!good) {
            readValue(transaction, key, element, new ArrayList<>());
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
}
