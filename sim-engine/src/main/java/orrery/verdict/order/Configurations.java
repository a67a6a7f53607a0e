package orrery.verdict.order;

import java.util.Arrays;

/** A set of pairs of some longs and a state, in three arrays: searches keep millions of them. */
final class Configurations {

    private static final int EMPTY = 0;

    private long[] longs = new long[64];
    /** By configuration, where its longs end; the next one's begin there. */
    private int[] ends = new int[16];

    private int[] states = new int[16];
    private int size;
    /** Numbers of configurations, from 1, by hash. */
    private int[] table = new int[32];

    /**
     * Whether it was not there yet.
     *
     * @param set in its first longs, so many, what is copied
     */
    boolean add(long[] set, int length, int state) {
        int slot = hash(set, 0, length, state) & table.length - 1;
        while (table[slot] != EMPTY) {
            int known = table[slot] - 1;
            if (states[known] == state && Arrays.equals(longs, begin(known), ends[known], set, 0, length)) {
                return false;
            }
            slot = slot + 1 & table.length - 1;
        }
        keep(set, length, state);
        table[slot] = size;
        if (2 * size > table.length) {
            rehash();
        }
        return true;
    }

    private void keep(long[] set, int length, int state) {
        if (size == states.length) {
            states = Arrays.copyOf(states, 2 * size);
            ends = Arrays.copyOf(ends, 2 * size);
        }
        int begin = begin(size);
        if (begin + length > longs.length) {
            longs = Arrays.copyOf(longs, Math.multiplyExact(2, Math.max(longs.length, length)));
        }
        System.arraycopy(set, 0, longs, begin, length);
        states[size] = state;
        ends[size++] = begin + length;
    }

    private int begin(int number) {
        return number == 0 ? 0 : ends[number - 1];
    }

    private void rehash() {
        int[] larger = new int[2 * table.length];
        for (int number = 0; number < size; number++) {
            int slot = hash(longs, begin(number), ends[number], states[number]) & larger.length - 1;
            while (larger[slot] != EMPTY) {
                slot = slot + 1 & larger.length - 1;
            }
            larger[slot] = number + 1;
        }
        table = larger;
    }

    private static int hash(long[] set, int from, int to, int state) {
        long hash = state * 0x9E3779B97F4A7C15L;
        for (int word = from; word < to; word++) {
            hash = (hash ^ set[word]) * 0xBF58476D1CE4E5B9L;
            hash ^= hash >>> 32;
        }
        return (int) (hash ^ hash >>> 29);
    }
}
