package orrery.explore.space;

import java.util.Arrays;

/**
 * The distinct states, each a short row of numbers, in the order in which they were found, with where each came from. Rows
 * lie one after another in pages, and a table of open addressing finds them again: some tens of bytes a state.
 */
final class Store {

    private static final int PAGE_BITS = 20;
    private static final int PAGE = 1 << PAGE_BITS;

    private int[][] pages = new int[1][];
    private long end;
    private long[] starts = new long[1 << 10];
    private int[] parents = new int[1 << 10];
    private int[] depths = new int[1 << 10];
    private int[] hashes = new int[1 << 10];
    private int count;

    /** State numbers, plus one; 0 where there is none. */
    private int[] table = new int[1 << 12];

    int count() {
        return count;
    }

    /** About how much memory all of this takes. */
    long bytes() {
        long rows = 0;
        for (int[] page : pages) {
            rows += page == null ? 0 : 4L * page.length;
        }
        return rows + 8L * starts.length + 4L * (parents.length + depths.length + hashes.length + table.length);
    }

    int parent(int state) {
        return parents[state];
    }

    int depth(int state) {
        return depths[state];
    }

    /** A copy of a state's row. */
    int[] row(int state) {
        long from = starts[state];
        int[] row = new int[(int) (startAfter(state) - from)];
        for (int at = 0; at < row.length; at++) {
            row[at] = cell(from + at);
        }
        return row;
    }

    private long startAfter(int state) {
        return state + 1 == count ? end : starts[state + 1];
    }

    private int cell(long at) {
        return pages[(int) (at >> PAGE_BITS)][(int) at & PAGE - 1];
    }

    /**
     * The number of a state that is known, or -1 after adding one that was not.
     *
     * @param parent the state that it was reached from; -1 for a start state
     */
    int find(int[] row, int length, int parent) {
        int hash = hash(row, length);
        int mask = table.length - 1;
        int at = hash & mask;
        while (table[at] != 0) {
            int known = table[at] - 1;
            if (hashes[known] == hash && same(known, row, length)) {
                return known;
            }
            at = at + 1 & mask;
        }
        add(row, length, parent, hash);
        table[at] = count;
        if (count > table.length / 2) {
            rehash();
        }
        return -1;
    }

    private boolean same(int state, int[] row, int length) {
        long from = starts[state];
        if (startAfter(state) - from != length) {
            return false;
        }
        for (int at = 0; at < length; at++) {
            if (cell(from + at) != row[at]) {
                return false;
            }
        }
        return true;
    }

    private void add(int[] row, int length, int parent, int hash) {
        if (count == starts.length) {
            starts = Arrays.copyOf(starts, 2 * count);
            parents = Arrays.copyOf(parents, 2 * count);
            depths = Arrays.copyOf(depths, 2 * count);
            hashes = Arrays.copyOf(hashes, 2 * count);
        }
        starts[count] = end;
        parents[count] = parent;
        depths[count] = parent < 0 ? 0 : depths[parent] + 1;
        hashes[count] = hash;
        count++;
        for (int at = 0; at < length; at++) {
            int page = (int) (end >> PAGE_BITS);
            if (page == pages.length) {
                pages = Arrays.copyOf(pages, 2 * page);
            }
            if (pages[page] == null) {
                pages[page] = new int[PAGE];
            }
            pages[page][(int) end & PAGE - 1] = row[at];
            end++;
        }
    }

    private void rehash() {
        int[] larger = new int[2 * table.length];
        int mask = larger.length - 1;
        for (int state = 0; state < count; state++) {
            int at = hashes[state] & mask;
            while (larger[at] != 0) {
                at = at + 1 & mask;
            }
            larger[at] = state + 1;
        }
        table = larger;
    }

    private static int hash(int[] row, int length) {
        long hash = length;
        for (int at = 0; at < length; at++) {
            hash = (hash ^ row[at]) * 0x9FB21C651E98DF25L;
            hash ^= hash >>> 32;
        }
        return (int) hash;
    }
}
