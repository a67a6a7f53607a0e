package orrery.run.core;

import java.util.Arrays;

/**
 * What is still to happen, in total order by (time, sequence): a 4-ary heap over parallel primitive arrays, which hold
 * the order alone. What is to happen lies elsewhere, in slots that do not move.
 */
final class Agenda {

    private long[] times = new long[256];
    private long[] sequences = new long[256];
    private int[] slots = new int[256];
    private int size;

    void clear() {
        size = 0;
    }

    int size() {
        return size;
    }

    boolean isEmpty() {
        return size == 0;
    }

    /** The time of the first entry; the agenda must not be empty. */
    long firstTime() {
        return times[0];
    }

    void add(long time, long sequence, int slot) {
        if (size == times.length) {
            grow();
        }
        int hole = size++;
        while (hole > 0) {
            int parent = (hole - 1) >> 2;
            if (!before(time, sequence, parent)) {
                break;
            }
            move(parent, hole);
            hole = parent;
        }
        put(hole, time, sequence, slot);
    }

    /** Takes the first entry out and answers its slot; the agenda must not be empty. */
    int removeFirst() {
        int first = slots[0];
        size--;
        long time = times[size];
        long sequence = sequences[size];
        int slot = slots[size];
        int hole = 0;
        for (int child = 1; child < size; child = 4 * hole + 1) {
            int least = leastOf(child, Math.min(child + 4, size));
            if (before(time, sequence, least)) {
                break;
            }
            move(least, hole);
            hole = least;
        }
        put(hole, time, sequence, slot);
        return first;
    }

    private int leastOf(int from, int to) {
        int least = from;
        for (int other = from + 1; other < to; other++) {
            if (before(times[other], sequences[other], least)) {
                least = other;
            }
        }
        return least;
    }

    private boolean before(long time, long sequence, int other) {
        return time < times[other] || (time == times[other] && sequence < sequences[other]);
    }

    private void move(int from, int to) {
        put(to, times[from], sequences[from], slots[from]);
    }

    private void put(int at, long time, long sequence, int slot) {
        times[at] = time;
        sequences[at] = sequence;
        slots[at] = slot;
    }

    private void grow() {
        int larger = 2 * size;
        times = Arrays.copyOf(times, larger);
        sequences = Arrays.copyOf(sequences, larger);
        slots = Arrays.copyOf(slots, larger);
    }
}
