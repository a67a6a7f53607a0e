package orrery.verdict.order.container;

import java.util.Arrays;

/** Numbers in a row, of which the greatest is found between any two places; a segment tree. */
final class Greatest {

    static final int NONE = -1;

    private final long[] numbers;
    private final int size;
    /** By node, the place of the greatest number below it, or {@link #NONE}. */
    private final int[] place;

    Greatest(int places) {
        size = places;
        numbers = new long[places];
        place = new int[2 * places];
        Arrays.fill(place, NONE);
    }

    void put(int at, long number) {
        numbers[at] = number;
        change(at, at);
    }

    void remove(int at) {
        change(at, NONE);
    }

    private void change(int at, int to) {
        place[at + size] = to;
        for (int node = (at + size) / 2; node > 0; node /= 2) {
            place[node] = greater(place[2 * node], place[2 * node + 1]);
        }
    }

    private int greater(int one, int other) {
        if (one == NONE || other == NONE) {
            return one == NONE ? other : one;
        }
        return numbers[one] >= numbers[other] ? one : other;
    }

    /** The place of the greatest from one place to before another, or {@link #NONE}. */
    int between(int from, int to) {
        int found = NONE;
        int left = from + size;
        int right = to + size;
        while (left < right) {
            if ((left & 1) == 1) {
                found = greater(found, place[left++]);
            }
            if ((right & 1) == 1) {
                found = greater(found, place[--right]);
            }
            left /= 2;
            right /= 2;
        }
        return found;
    }

    long number(int at) {
        return numbers[at];
    }
}
