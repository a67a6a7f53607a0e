package orrery.trace;

/**
 * How much of a run is kept.
 *
 * @param last how many of the last steps; 0 for the digest alone, {@link #ALL} for everything
 */
public record Recording(int last) {

    private static final int ALL = Integer.MAX_VALUE;

    public static Recording digestOnly() {
        return new Recording(0);
    }

    public static Recording ring(int last) {
        return new Recording(last);
    }

    public static Recording everything() {
        return new Recording(ALL);
    }

    public boolean steps() {
        return last > 0;
    }
}
