package orrery.run.core;

import java.util.Arrays;

/**
 * Where that lies which is to happen: for each slot a few numbers side by side, so that one look at memory fetches them
 * all, and one object. Slots are used again, last freed first.
 */
final class Slots {

    private static final int WORDS = 3;

    private long[] numbers = new long[256 * WORDS];
    private Object[] objects = new Object[256];
    private int[] free = new int[256];
    private int freeCount;
    private int used;

    /** Forgets everything and keeps the memory. */
    void clear() {
        Arrays.fill(objects, 0, used, null);
        freeCount = 0;
        used = 0;
    }

    int take(long what, long cause, long nth, Object object) {
        int slot = freeCount > 0 ? free[--freeCount] : fresh();
        int at = slot * WORDS;
        numbers[at] = what;
        numbers[at + 1] = cause;
        numbers[at + 2] = nth;
        objects[slot] = object;
        return slot;
    }

    long what(int slot) {
        return numbers[slot * WORDS];
    }

    long cause(int slot) {
        return numbers[slot * WORDS + 1];
    }

    long nth(int slot) {
        return numbers[slot * WORDS + 2];
    }

    Object object(int slot) {
        return objects[slot];
    }

    void free(int slot) {
        objects[slot] = NOTHING;
        free[freeCount++] = slot;
    }

    private static final Object NOTHING = new Object();

    private int fresh() {
        if (used == objects.length) {
            int larger = 2 * used;
            numbers = Arrays.copyOf(numbers, larger * WORDS);
            objects = Arrays.copyOf(objects, larger);
            free = Arrays.copyOf(free, larger);
        }
        return used++;
    }
}
