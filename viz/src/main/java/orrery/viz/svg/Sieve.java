package orrery.viz.svg;

/**
 * Holds back what would only be painted over: of things that follow each other on one lane, those that end too close to the
 * last one that was let through. So a picture's size is bounded by its width, however long the run.
 */
final class Sieve {

    private static final double SPAN = 0.5;
    private static final double SIGN = 2;

    private final Layout layout;
    private final double pixels;
    private double last = Double.NEGATIVE_INFINITY;

    private Sieve(Layout layout, double pixels) {
        this.layout = layout;
        this.pixels = pixels;
    }

    /** For what lasts: bands and bars. */
    static Sieve ofSpans(Layout layout) {
        return new Sieve(layout, SPAN);
    }

    /** For what has a sign at a moment. */
    static Sieve ofSigns(Layout layout) {
        return new Sieve(layout, SIGN);
    }

    /** Whether to paint what ends at this time. */
    boolean lets(long toNanos) {
        double end = layout.along(Math.min(toNanos, layout.toNanos));
        if (end < last + pixels) {
            return false;
        }
        last = end;
        return true;
    }
}
