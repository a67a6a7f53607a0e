package orrery.viz.text;

/**
 * How a timeline is written.
 *
 * @param level how much of the run
 * @param width in columns; longer lines are wrapped or end in an ellipsis
 * @param unicode arrows and ellipses as characters of their own; otherwise everything is ASCII
 * @param colour with the escape sequences of terminals (ECMA-48)
 */
public record TextOptions(Level level, int width, boolean unicode, boolean colour) {

    private static final int LEAST = 60;
    private static final int MOST = 10_000;

    /** How much of a run is told. */
    public enum Level {
        /** What decides the run: roles, faults, failures, broken promises; the rest is counted. */
        MATTERS,
        /** Every step with its effects and changes. */
        ALL,
        /** What was played and what became of it, and no steps. */
        SUMMARY
    }

    /**
     * @throws IllegalArgumentException if the width is not between 60 and 10,000 columns
     */
    public TextOptions {
        if (width < LEAST || width > MOST) {
            throw new IllegalArgumentException(
                    "a timeline is between " + LEAST + " and " + MOST + " columns wide, not " + width);
        }
    }

    /** A hundred columns of ASCII without colours. */
    public static TextOptions plain(Level level) {
        return new TextOptions(level, 100, false, false);
    }
}
