package orrery.explore.fuzz;

/**
 * What was seen, each told by 64 bits, and whether once, twice or more often. A table of open addressing, some tens of bytes
 * for each: a campaign of millions of seeds sees millions of runs.
 */
final class Sightings {

    private static final int FIRST_TABLE = 64;
    private static final byte MORE_OFTEN = 3;

    private long[] seen = new long[FIRST_TABLE];

    /** How often what lies at the same place was seen, {@link #MORE_OFTEN} than twice; 0 where nothing lies. */
    private byte[] times = new byte[FIRST_TABLE];

    private long size;
    private long once;
    private long twice;

    /** Answers whether it was never seen before. */
    boolean add(long sighting) {
        if (2 * size >= seen.length) {
            grow();
        }
        int place = place(sighting);
        byte before = times[place];
        if (before < MORE_OFTEN) {
            times[place]++;
        }
        switch (before) {
            case 0 -> {
                seen[place] = sighting;
                size++;
                once++;
            }
            case 1 -> {
                once--;
                twice++;
            }
            case 2 -> twice--;
            default -> {}
        }
        return before == 0;
    }

    /** How many different ones were seen. */
    long size() {
        return size;
    }

    /** How many were seen once. */
    long once() {
        return once;
    }

    /** How many were seen twice. */
    long twice() {
        return twice;
    }

    /** Where one lies, or would. */
    private int place(long sighting) {
        int mask = seen.length - 1;
        int place = (int) ((sighting * 0x9E3779B97F4A7C15L) >>> Integer.SIZE) & mask;
        while (times[place] != 0 && seen[place] != sighting) {
            place = (place + 1) & mask;
        }
        return place;
    }

    private void grow() {
        long[] smaller = seen;
        byte[] often = times;
        seen = new long[2 * smaller.length];
        times = new byte[2 * often.length];
        for (int at = 0; at < smaller.length; at++) {
            if (often[at] != 0) {
                int place = place(smaller[at]);
                seen[place] = smaller[at];
                times[place] = often[at];
            }
        }
    }
}
