package orrery.verdict.file;

/** A file that is no history: where, what was found, and what was expected. */
public final class MalformedHistoryException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final long line;
    private final long column;

    MalformedHistoryException(long line, long column, String what) {
        super("line " + line + ", column " + column + ": " + what);
        this.line = line;
        this.column = column;
    }

    /** From 1. */
    public long line() {
        return line;
    }

    /** From 1, in characters. */
    public long column() {
        return column;
    }
}
