package orrery.explore.shrink;

/**
 * How much a failure is worth: shrinking ends when one of these is used up. They count what is played and not what time it
 * is, so that the same failure shrinks to the same world on every machine.
 *
 * @param runs how many runs may be played
 * @param steps how many steps they may have together
 */
public record Budget(int runs, long steps) {

    /** Enough for a hundred deviations that are all needed; steps for less than a minute of one core. */
    public static final Budget USUAL = new Budget(300_000, 45_000_000);

    public Budget {
        if (runs < 1 || steps < 1) {
            throw new IllegalArgumentException("one cannot shrink without a run");
        }
    }

    /** One of so many equal parts, rounded up. */
    Budget part(int parts) {
        return new Budget((runs + parts - 1) / parts, (steps + parts - 1) / parts);
    }

    /** With another number of runs. */
    public Budget withRuns(int other) {
        return new Budget(other, steps);
    }
}
