package orrery.testing;

/** A run broke a promise, or a campaign did not show what it was to show. The message says what, where, and how to see it again. */
public final class BrokenPromiseError extends AssertionError {

    private static final long serialVersionUID = 1L;

    private final long seed;

    /** No seed is to blame: what was expected of a campaign happened in none. */
    static final long NO_SEED = Long.MIN_VALUE;

    BrokenPromiseError(long seed, String message) {
        super(message);
        this.seed = seed;
    }

    BrokenPromiseError(String message) {
        this(NO_SEED, message);
    }

    /** The seed that broke it, or {@link #NO_SEED}. */
    long seed() {
        return seed;
    }
}
