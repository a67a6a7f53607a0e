package orrery.verdict.file;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import orrery.api.History;
import orrery.api.NodeId;
import orrery.api.OnDemand;
import orrery.api.Operation;
import orrery.api.Outcome;
import orrery.verdict.transaction.Access;
import orrery.verdict.transaction.Transaction;

/**
 * Transactions of which nobody knows the time, as bytes: who, whether it committed, and for each access a few bytes for key
 * and value. A large file has more of them than there is room for objects; they are made when they are asked for.
 */
final class PackedTransactions {

    /** Transactions that are packed together; where each begins takes an int. */
    private static final int BLOCK = 1 << 12;

    private static final int PLACE = 4;
    /** Whole numbers below it are packed as such. */
    private static final long MOST = 1L << 61;

    private static final Outcome NOT_COMMITTED = Outcome.fail("not committed");

    /** @param begins where each transaction begins, and at last where they end */
    @SuppressWarnings("ArrayRecordComponent") // never compared as a whole
    private record Block(byte[] bytes, int[] begins) {}

    private final Room room;
    private final List<Block> blocks = new ArrayList<>();
    private final List<NodeId> clients = new ArrayList<>();
    private final Map<Object, Integer> numbers = new HashMap<>();
    private final List<Object> words = new ArrayList<>();
    private byte[] bytes = new byte[BLOCK];
    private final int[] begins = new int[BLOCK + 1];
    private int filled;
    private int size;

    PackedTransactions(Room room) {
        this.room = room;
        nextSession();
    }

    void nextSession() {
        room.takeClient();
        clients.add(new NodeId(clients.size(), "s" + (clients.size() + 1)));
    }

    int size() {
        return size;
    }

    /** Adds one to the session, of reads and writes. */
    void add(List<Access> accesses, boolean committed) {
        int begin = filled;
        put(2L * (clients.size() - 1) + (committed ? 1 : 0));
        for (Access access : accesses) {
            put(2L * number(access.key()) + (access.kind() == Access.Kind.READ ? 0 : 1));
            put(code(access.value()));
        }
        room.takePacked(PLACE + filled - begin);
        begins[size++ % BLOCK + 1] = filled;
        if (size % BLOCK == 0) {
            endBlock(BLOCK);
        }
    }

    private void endBlock(int transactions) {
        blocks.add(new Block(Arrays.copyOf(bytes, filled), Arrays.copyOf(begins, transactions + 1)));
        filled = 0;
    }

    /** 0 for nothing, then even numbers for whole numbers, odd ones for words. */
    private long code(@Nullable Object value) {
        if (value == null) {
            return 0;
        }
        return value instanceof Long whole && 0 <= whole && whole < MOST ? 2 * whole + 2 : 2L * number(value) + 1;
    }

    private int number(Object word) {
        Integer known = numbers.get(word);
        if (known == null) {
            known = words.size();
            room.takeWord(word);
            numbers.put(word, known);
            words.add(word);
        }
        return known;
    }

    /** Seven bits a byte, the lowest first; the last has no eighth. */
    private void put(long number) {
        if (filled + 10 > bytes.length) {
            bytes = Arrays.copyOf(bytes, 2 * bytes.length);
        }
        long left = number;
        while (left > 0x7F) {
            bytes[filled++] = (byte) (left | 0x80);
            left >>>= 7;
        }
        bytes[filled++] = (byte) left;
    }

    /** All of them; none can be added afterwards. */
    List<Operation> operations() {
        endBlock(size % BLOCK);
        return new OnDemand<>(size, place -> operation(blocks.get(place / BLOCK), place));
    }

    History history() {
        return new History(operations());
    }

    private Operation operation(Block block, int place) {
        Unpacking from = new Unpacking(block.bytes, block.begins[place % BLOCK]);
        int end = block.begins[place % BLOCK + 1];
        long head = from.next();
        List<Access> accesses = new ArrayList<>(2);
        while (from.at < end) {
            long key = from.next();
            long value = from.next();
            accesses.add(new Access(
                    (key & 1) == 0 ? Access.Kind.READ : Access.Kind.WRITE, words.get((int) (key >> 1)), value(value)));
        }
        Transaction transaction = new Transaction(accesses);
        return new Operation(
                place,
                clients.get((int) (head >> 1)),
                transaction,
                0,
                1,
                (head & 1) != 0 ? Outcome.ok(transaction) : NOT_COMMITTED,
                0,
                0);
    }

    private @Nullable Object value(long code) {
        if (code == 0) {
            return null;
        }
        return (code & 1) == 0 ? (Object) (code / 2 - 1) : words.get((int) (code >> 1));
    }

    private static final class Unpacking {
        private final byte[] bytes;
        private int at;

        private Unpacking(byte[] bytes, int at) {
            this.bytes = bytes;
            this.at = at;
        }

        private long next() {
            long number = 0;
            for (int shift = 0; ; shift += 7) {
                byte next = bytes[at++];
                number |= (next & 0x7FL) << shift;
                if (next >= 0) {
                    return number;
                }
            }
        }
    }
}
