package orrery.lint;

/**
 * How much work one inspection may be. Honest jars need a part of it; it is there so that none can be made that keeps the
 * machine busy for hours or fills its memory.
 */
final class Budget {

    /** About a minute. Libraries of 2,000 to 3,000 classes needed up to an eighth, the protocols here a thousandth. */
    private static final long UNITS = 4_000_000_000L;

    /** Enough to be read; whoever has more wants to look at one package at a time. */
    private static final int LEAKS = 100_000;

    private long left = UNITS;
    private int leaksLeft = LEAKS;

    /** @param units a value looked at is one */
    void spend(long units) {
        left -= units;
        if (left < 0) {
            throw new BadClassesException(
                    "following the values through these classes takes too long; inspect a smaller part");
        }
    }

    void found() {
        if (--leaksLeft < 0) {
            throw new BadClassesException("more than " + LEAKS + " leaks; inspect a smaller part");
        }
    }
}
