package orrery.verdict.file;

import java.util.Locale;

/** A history whose operations take more memory than they may. */
public final class LargeHistoryException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final long operations;

    LargeHistoryException(long operations, long allowedBytes) {
        super(String.format(
                Locale.ROOT,
                "too large: after %,d operations it takes more than the %,d MB of memory that are allowed for it; a larger"
                        + " heap allows more",
                operations,
                allowedBytes >> 20));
        this.operations = operations;
    }

    /** How many had begun. */
    public long operations() {
        return operations;
    }
}
