package orrery.verdict.order.container;

/** How often each of a row of places is covered; a segment tree. */
final class Coverage {

    private final int size;
    /** The fewest times that a place below is covered, by the nodes below and by this one. */
    private final int[] fewest;

    /** How often all places below are covered by this node. */
    private final int[] all;

    Coverage(int places) {
        int width = Integer.highestOneBit(Math.max(1, places - 1)) * 2;
        size = places == 1 ? 1 : width;
        fewest = new int[2 * size];
        all = new int[2 * size];
    }

    /** Covers the places from one to another, both included, once more, or as often as this says. */
    void add(int from, int to, int times) {
        add(1, 0, size - 1, from, to, times);
    }

    private void add(int node, int first, int last, int from, int to, int times) {
        if (to < first || last < from) {
            return;
        }
        if (from <= first && last <= to) {
            all[node] += times;
            fewest[node] += times;
            return;
        }
        int middle = (first + last) >>> 1;
        add(2 * node, first, middle, from, to, times);
        add(2 * node + 1, middle + 1, last, from, to, times);
        fewest[node] = all[node] + Math.min(fewest[2 * node], fewest[2 * node + 1]);
    }

    /** The first place within these that is not covered, or the place behind the last of them. */
    int firstBare(int from, int to) {
        return firstBare(1, 0, size - 1, from, to);
    }

    private int firstBare(int node, int first, int last, int from, int to) {
        if (to < first || last < from || fewest[node] > 0) {
            return to + 1;
        }
        if (first == last) {
            return first;
        }
        int middle = (first + last) >>> 1;
        int left = firstBare(2 * node, first, middle, from, to);
        return left <= to ? left : firstBare(2 * node + 1, middle + 1, last, from, to);
    }
}
