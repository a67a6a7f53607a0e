package orrery.verdict.transaction;

import java.util.HashMap;
import java.util.Map;

/**
 * All writes of a history, by number, to be found by key and value. A write takes some thirty bytes, for there may be as
 * many as a large file has lines: a whole number is kept as such, and of anything else a number.
 */
final class Writes {

    static final int NONE = -1;

    private final Ints keys = new Ints();
    private final Ints transactions = new Ints();
    /** How many of its transaction came before it under its key, and in the lowest bit whether it is the last. */
    private final Ints turns = new Ints();

    private final Ints high = new Ints();
    private final Ints low = new Ints();
    private final Map<Object, Long> codes = new HashMap<>();
    /** Open addressing: the number of a write, and one more, so that 0 is nothing. */
    private int[] slots = new int[64];

    /**
     * @param nth among the writes of its transaction to this key, from 0
     * @return its number, or {@link #NONE} if this was written to this key before
     */
    int add(int key, Object value, int transaction, int nth, boolean last) {
        if (2 * keys.size() >= slots.length) {
            grow();
        }
        boolean whole = value instanceof Long;
        long code = whole ? (Long) value : codes.computeIfAbsent(value, each -> (long) codes.size());
        int said = whole ? key : ~key;
        int slot = slot(said, code);
        if (slots[slot] != 0) {
            return NONE;
        }
        keys.add(said);
        high.add((int) (code >>> 32));
        low.add((int) code);
        transactions.add(transaction);
        turns.add(2 * nth + (last ? 1 : 0));
        slots[slot] = keys.size();
        return keys.size() - 1;
    }

    int find(int key, Object value) {
        if (value instanceof Long number) {
            return slots[slot(key, number)] - 1;
        }
        Long code = codes.get(value);
        return code == null ? NONE : slots[slot(~key, code)] - 1;
    }

    /** Where it is, or where it would be. */
    private int slot(int key, long code) {
        long mixed = (code * 0x9E3779B97F4A7C15L + key) * 0xD6E8FEB86659FD93L;
        int slot = (int) (mixed >>> 33) & slots.length - 1;
        while (slots[slot] != 0 && !is(slots[slot] - 1, key, code)) {
            slot = slot + 1 & slots.length - 1;
        }
        return slot;
    }

    private boolean is(int write, int key, long code) {
        return low.get(write) == (int) code && keys.get(write) == key && high.get(write) == (int) (code >>> 32);
    }

    private void grow() {
        slots = new int[2 * slots.length];
        for (int write = 0; write < keys.size(); write++) {
            long code = ((long) high.get(write) << 32) | (low.get(write) & 0xFFFFFFFFL);
            slots[slot(keys.get(write), code)] = write + 1;
        }
    }

    int size() {
        return keys.size();
    }

    int key(int write) {
        int said = keys.get(write);
        return said < 0 ? ~said : said;
    }

    int transaction(int write) {
        return transactions.get(write);
    }

    int nth(int write) {
        return turns.get(write) >> 1;
    }

    /** Whether its transaction wrote nothing more to this key; only that is seen by others. */
    boolean isLast(int write) {
        return (turns.get(write) & 1) != 0;
    }
}
