package orrery.verdict.transaction;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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

    /** The keys under which lists are appended to. */
    final BitSet appended = new BitSet();

    /** Empty, for {@link Numbering} to fill. */
    Transactions() {}

    /** Numbers the sessions, when all transactions are there. */
    void followClients() {
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
