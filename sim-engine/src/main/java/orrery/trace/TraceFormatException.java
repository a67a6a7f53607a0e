package orrery.trace;

import java.io.IOException;

/** Something in a file that is not as the format of traces has it: where, what was found, and what is allowed there. */
public final class TraceFormatException extends IOException {

    private static final long serialVersionUID = 1;

    /** What the file says is repeated in the message, but not at any length. */
    private static final int LONGEST = 400;

    private final String file;
    private final long line;
    private final int column;

    TraceFormatException(String file, long line, int column, String problem) {
        super(file + ":" + line + ":" + column + ": "
                + (problem.length() > LONGEST ? problem.substring(0, LONGEST) + "…" : problem));
        this.file = file;
        this.line = line;
        this.column = column;
    }

    public String file() {
        return file;
    }

    /** From 1. */
    public long line() {
        return line;
    }

    /** In characters, from 1. */
    public int column() {
        return column;
    }
}
