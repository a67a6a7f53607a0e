package orrery.explore.space;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What came of each input at each local state: handlers are pure, so each is called once. Open addressing. */
final class Memo {

    /** What an input is, beside its number. */
    static final int DELIVERY = 0;

    static final int TIMER = 1;
    static final int QUESTION = 2;
    static final int BOOT = 3;
    private static final int KINDS = 4;

    private long[] keys = new long[1 << 10];

    @Nullable
    private List<Turn>[] values = table(1 << 10);

    private int count;

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static @Nullable List<Turn>[] table(int size) {
        return new List[size];
    }

    static long key(int local, int kind, int number) {
        return (long) local << 32 | (long) number * KINDS + kind;
    }

    @Nullable
    List<Turn> get(long key) {
        return values[place(key)];
    }

    void put(long key, List<Turn> outcomes) {
        int at = place(key);
        keys[at] = key;
        values[at] = outcomes;
        if (++count > keys.length / 2) {
            grow();
        }
    }

    private int place(long key) {
        long mixed = (key ^ key >>> 32) * 0x9FB21C651E98DF25L;
        int mask = keys.length - 1;
        int at = (int) (mixed >>> 32) & mask;
        while (values[at] != null && keys[at] != key) {
            at = at + 1 & mask;
        }
        return at;
    }

    private void grow() {
        long[] oldKeys = keys;
        @Nullable List<Turn>[] oldValues = values;
        keys = new long[2 * oldKeys.length];
        values = table(2 * oldKeys.length);
        for (int at = 0; at < oldKeys.length; at++) {
            List<Turn> outcomes = oldValues[at];
            if (outcomes != null) {
                int place = place(oldKeys[at]);
                keys[place] = oldKeys[at];
                values[place] = outcomes;
            }
        }
    }
}
