package orrery.trace;

/**
 * Mixing of 64-bit numbers, for prints and digests. Two numbers become one by a multiplication to 128 bits whose halves
 * are folded (as in wyhash, Wang Yi 2019): unlike sums of products, that leaves no way to change two fields so that they
 * make up for each other. Pairs need not wait for one another, so that a record's fields are mixed side by side.
 */
final class Mix {

    private static final long MULTIPLIER = 0x9FB21C651E98DF25L;

    private Mix() {}

    /** The nth of unlike random numbers, which tell places and kinds apart (SplitMix64, Steele et al. 2014). */
    static long key(int nth) {
        long mixed = (nth + 1) * 0x9E3779B97F4A7C15L;
        mixed = (mixed ^ (mixed >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return mixed ^ (mixed >>> 31);
    }

    static long fold(long left, long right) {
        return Math.unsignedMultiplyHigh(left, right) ^ (left * right);
    }

    /** Takes one more number into a running print; of two prints that differ, it makes two that differ. */
    static long step(long hash, long value) {
        long mixed = (hash ^ value) * MULTIPLIER;
        return mixed ^ (mixed >>> 32);
    }
}
