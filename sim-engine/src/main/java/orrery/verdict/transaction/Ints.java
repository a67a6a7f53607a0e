package orrery.verdict.transaction;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A list of ints that grows in pieces, so that a long one is never there twice while it grows. */
final class Ints {

    private static final int FIRST = 16;
    private static final int BITS = 16;
    private static final int PIECE = 1 << BITS;

    private final List<int[]> pieces = new ArrayList<>(1);
    private int size;

    void add(int value) {
        int piece = size >> BITS;
        int at = size & PIECE - 1;
        if (piece == pieces.size()) {
            pieces.add(new int[piece == 0 ? FIRST : PIECE]);
        } else if (at == pieces.get(piece).length) {
            // the first begins small: most lists are short
            pieces.set(piece, Arrays.copyOf(pieces.get(piece), 4 * at));
        }
        pieces.get(piece)[at] = value;
        size++;
    }

    int get(int place) {
        return pieces.get(place >> BITS)[place & PIECE - 1];
    }

    void set(int place, int value) {
        pieces.get(place >> BITS)[place & PIECE - 1] = value;
    }

    void removeLast() {
        size--;
    }

    int size() {
        return size;
    }

    int[] toArray() {
        return copyOfRange(0, size);
    }

    int[] copyOfRange(int from, int to) {
        int[] part = new int[to - from];
        for (int place = from; place < to; ) {
            int at = place & PIECE - 1;
            int length = Math.min(PIECE - at, to - place);
            System.arraycopy(pieces.get(place >> BITS), at, part, place - from, length);
            place += length;
        }
        return part;
    }

    /** The place of this value between two places where all are in order; less than 0 if it is not there. */
    int find(int value, int from, int to) {
        int place = firstNotBelow(value, from, to);
        return place < to && get(place) == value ? place : -1;
    }

    /** How many are below the bound, where all are in order. */
    int countBelow(int bound) {
        return firstNotBelow(bound, 0, size);
    }

    private int firstNotBelow(int bound, int from, int to) {
        int low = from;
        int high = to;
        while (low < high) {
            int middle = (low + high) >>> 1;
            boolean below = get(middle) < bound;
            low = below ? middle + 1 : low;
            high = below ? high : middle;
        }
        return low;
    }
}
