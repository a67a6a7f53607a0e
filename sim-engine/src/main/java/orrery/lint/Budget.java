package orrery.lint;

/**
 * How much work one inspection may be. Honest jars need a part of it; it is there so that none can be made that keeps the
 * machine busy for hours or fills its memory.
 */
final class Budget {

    /** At worst half a minute. Libraries of 2,000 classes needed up to a tenth of it, Raft a thousandth. */
    private static final long UNITS = 4_000_000_000L;

    /** Enough to be read; whoever has more wants to look at one package at a time. */
    private static final int LEAKS = 100_000;

    private final int leaks;
    private long left;
    private int leaksLeft;

    Budget(long units, int leaks) {
        this.leaks = leaks;
        left = units;
        leaksLeft = leaks;
    }

    static Budget usual() {
        return new Budget(UNITS, LEAKS);
    }

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
            throw new BadClassesException("more than " + leaks + " leaks; inspect a smaller part");
        }
    }
}
