package orrery.viz.svg;

/**
 * Holds back what would only be painted over: of things that follow each other on one lane, those that end less than half a
 * pixel after the last one that was let through. So a picture's size is bounded by its width, however long the run.
 */
final class Sieve {

    private static final double PIXELS = 0.5;

    private final Layout layout;
    private double last = Double.NEGATIVE_INFINITY;

    Sieve(Layout layout) {
        this.layout = layout;
    }

    /** Whether to paint what ends at this time. */
    boolean lets(long toNanos) {
        double end = layout.along(Math.min(toNanos, layout.toNanos));
        if (end < last + PIXELS) {
            return false;
        }
        last = end;
        return true;
    }
}
