package orrery.verdict.order;

import java.util.Arrays;

/** A set of pairs of a bit set and a state, in two arrays: searches keep millions of them. */
final class Configurations {

    private static final int EMPTY = 0;

    private final int words;
    private long[] sets;
    private int[] states = new int[16];
    private int size;
    /** Places in {@code states}, from 1, by hash. */
    private int[] table = new int[32];

    /** @param words longs in a bit set */
    Configurations(int words) {
        this.words = words;
        sets = new long[16 * words];
    }

    /** Whether it was not there yet. The bit set is copied. */
    boolean add(long[] set, int state) {
        int slot = hash(set, 0, state) & table.length - 1;
        while (table[slot] != EMPTY) {
            int place = table[slot] - 1;
            if (states[place] == state && Arrays.equals(sets, place * words, (place + 1) * words, set, 0, words)) {
                return false;
            }
            slot = slot + 1 & table.length - 1;
        }
        if (size == states.length) {
            states = Arrays.copyOf(states, 2 * size);
            sets = Arrays.copyOf(sets, Math.multiplyExact(2 * size, words));
        }
        states[size] = state;
        System.arraycopy(set, 0, sets, size * words, words);
        table[slot] = ++size;
        if (2 * size > table.length) {
            rehash();
        }
        return true;
    }

    private void rehash() {
        int[] larger = new int[2 * table.length];
        for (int place = 0; place < size; place++) {
            int slot = hash(sets, place * words, states[place]) & larger.length - 1;
            while (larger[slot] != EMPTY) {
                slot = slot + 1 & larger.length - 1;
            }
            larger[slot] = place + 1;
        }
        table = larger;
    }

    private int hash(long[] set, int from, int state) {
        long hash = state * 0x9E3779B97F4A7C15L;
        for (int word = from; word < from + words; word++) {
            hash = (hash ^ set[word]) * 0xBF58476D1CE4E5B9L;
            hash ^= hash >>> 32;
        }
        return (int) (hash ^ hash >>> 29);
    }
}
