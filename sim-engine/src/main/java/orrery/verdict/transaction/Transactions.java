package orrery.verdict.transaction;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
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
     * @param from the transaction that wrote it, or {@link #INITIAL}
     * @param behindOwn whether the transaction had appended to the list itself, and read what came before that too
     */
    record Read(int key, int from, boolean behindOwn) {}

    final List<Operation> operations;
    final List<Object> keys;
    /** What each client was answered, in order; and each transaction of unknown outcome for itself. */
    final List<int[]> sessions = new ArrayList<>();

    int[] session = {};
    int[] placeInSession = {};
    /** Of transactions of unknown outcome: what their client had been answered last. */
    private final Map<Integer, Integer> beforeUnknown = new TreeMap<>();
    /** By key, for lists: the transactions in the order of their appends, as far as any was read. */
    final List<int[]> versions = new ArrayList<>();
    /** What no isolation level above read uncommitted allows. */
    final List<Anomaly> anomalies = new ArrayList<>();

    /** By key, for lists: the transactions whose last append nobody read. */
    final List<List<Integer>> unread = new ArrayList<>();

    /** The keys under which lists are appended to. */
    final BitSet appended = new BitSet();

    /** By transaction, where its reads begin, and at last where they end. */
    private final Ints readsBegin;
    /** Of each read twice its key, and one more behind its own appends. */
    private final Ints readKeys;

    private final Ints readFroms;
    /** By transaction, where the keys that it wrote begin, and at last where they end. */
    private final Ints writesBegin;

    private final Ints writtenKeys;

    /** Whether lists are to be taken for registers. */
    private final boolean ofRegisters;

    /** For {@link Numbering} to fill, with {@link #addReads} of each transaction in order. */
    Transactions(List<Operation> operations, List<Object> keys, Ints writesBegin, Ints writtenKeys) {
        this.operations = operations;
        this.keys = keys;
        this.writesBegin = writesBegin;
        this.writtenKeys = writtenKeys;
        readsBegin = new Ints();
        readsBegin.add(0);
        readKeys = new Ints();
        readFroms = new Ints();
        ofRegisters = false;
    }

    /** The same with everything but what is known of lists. */
    private Transactions(Transactions same) {
        operations = same.operations;
        keys = same.keys;
        writesBegin = same.writesBegin;
        writtenKeys = same.writtenKeys;
        readsBegin = same.readsBegin;
        readKeys = same.readKeys;
        readFroms = same.readFroms;
        sessions.addAll(same.sessions);
        session = same.session;
        placeInSession = same.placeInSession;
        beforeUnknown.putAll(same.beforeUnknown);
        keys.forEach(key -> versions.add(new int[0]));
        ofRegisters = true;
    }

    /** What the next transaction read from others, in order. */
    void addReads(List<Read> reads) {
        for (Read read : reads) {
            readKeys.add(2 * read.key + (read.behindOwn ? 1 : 0));
            readFroms.add(read.from);
        }
        readsBegin.add(readKeys.size());
    }

    /** What it read from others, in order. */
    List<Read> reads(int transaction) {
        int begin = readsBegin.get(transaction);
        int end = readsBegin.get(transaction + 1);
        List<Read> reads = new ArrayList<>(end - begin);
        for (int place = begin; place < end; place++) {
            int key = readKeys.get(place);
            if (ofRegisters && (key & 1) != 0) {
                continue;
            }
            reads.add(new Read(key >> 1, readFroms.get(place), (key & 1) != 0));
        }
        return reads;
    }

    /** The keys that it wrote, each once, in the order of their numbers. */
    int[] writes(int transaction) {
        return writtenKeys.copyOfRange(writesBegin.get(transaction), writesBegin.get(transaction + 1));
    }

    boolean writes(int transaction, int key) {
        return written(transaction, key) >= 0;
    }

    /** A number for each key that a transaction wrote, below {@link #writtenCount}; less than 0 if it did not. */
    int written(int transaction, int key) {
        return writtenKeys.find(key, writesBegin.get(transaction), writesBegin.get(transaction + 1));
    }

    int writtenCount() {
        return writtenKeys.size();
    }

    /** Numbers the sessions, when all transactions are there. */
    void followClients() {
        session = new int[operations.size()];
        placeInSession = new int[operations.size()];
        Map<NodeId, Ints> byClient = new LinkedHashMap<>();
        for (int transaction = 0; transaction < operations.size(); transaction++) {
            byClient.computeIfAbsent(operations.get(transaction).client(), client -> new Ints())
                    .add(transaction);
        }
        for (Ints of : byClient.values()) {
            Ints answered = new Ints();
            for (int transaction : byInvocation(of)) {
                if (operations.get(transaction).outcome() instanceof Outcome.Ok) {
                    placeInSession[transaction] = answered.size();
                    answered.add(transaction);
                } else {
                    if (answered.size() > 0) {
                        beforeUnknown.put(transaction, answered.get(answered.size() - 1));
                    }
                    addSession(new int[] {transaction});
                }
            }
            if (answered.size() > 0) {
                addSession(answered.toArray());
            }
        }
    }

    /** They are, but for those of unknown outcome. */
    private int[] byInvocation(Ints transactions) {
        int[] sorted = transactions.toArray();
        for (int nth = 1; nth < sorted.length; nth++) {
            if (invoked(sorted[nth - 1]) > invoked(sorted[nth])) {
                return Arrays.stream(sorted)
                        .boxed()
                        .sorted(Comparator.comparingLong(this::invoked))
                        .mapToInt(Integer::intValue)
                        .toArray();
            }
        }
        return sorted;
    }

    private long invoked(int transaction) {
        return operations.get(transaction).invoked();
    }

    private void addSession(int[] transactions) {
        for (int transaction : transactions) {
            session[transaction] = sessions.size();
        }
        sessions.add(transactions);
    }

    /** What its client had been answered last, or {@link #INITIAL}. Nothing waits for what is unknown. */
    int before(int transaction) {
        int place = placeInSession[transaction];
        return place > 0
                ? sessions.get(session[transaction])[place - 1]
                : beforeUnknown.getOrDefault(transaction, INITIAL);
    }

    /** The transactions of unknown outcome whose client had been answered before, each with what that was. */
    Map<Integer, Integer> neverAnswered() {
        return beforeUnknown;
    }

    /** Whether the client of both went on with the second after the first had been answered. */
    boolean wentOn(int first, int second) {
        if (session[first] == session[second]) {
            return placeInSession[first] < placeInSession[second];
        }
        int last = before(second);
        return last != INITIAL && session[first] == session[last] && placeInSession[first] <= placeInSession[last];
    }

    /**
     * The same as if lists were registers that hold their last element: without the order of the appends, and without what a
     * transaction read behind its own. The levels up to causal are defined over registers.
     */
    Transactions asRegisters() {
        return new Transactions(this);
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
        for (int written = 0; written < writtenKeys.size(); written++) {
            if (!appends(writtenKeys.get(written))) {
                return false;
            }
        }
        return true;
    }
}
