package orrery.verdict.file;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;

/** The characters of a file, one after the other, with their place. */
final class Characters {

    static final int END = -1;

    private final Reader reader;
    private final char[] buffer;
    private int at;
    private int filled;
    private long line;
    private long column;

    Characters(Reader reader) {
        this.reader = reader;
        line = 1;
        column = 1;
        buffer = new char[1 << 14];
    }

    /** A part of a file that begins at this place. */
    Characters(String text, long line, long column) {
        this.line = line;
        this.column = column;
        reader = Reader.nullReader();
        buffer = text.toCharArray();
        filled = buffer.length;
    }

    /** The next character, which stays the next. */
    int peek() {
        if (at == filled) {
            at = 0;
            try {
                filled = Math.max(0, reader.read(buffer));
            } catch (IOException thrown) {
                throw new UncheckedIOException(thrown);
            }
        }
        return filled == 0 ? END : buffer[at];
    }

    int next() {
        int next = peek();
        if (next == '\n') {
            line++;
            column = 1;
        } else {
            column++;
        }
        at = next == END ? at : at + 1;
        return next;
    }

    /** All that is left. */
    String rest() {
        StringBuilder rest = new StringBuilder();
        while (peek() != END) {
            rest.append((char) next());
        }
        return rest.toString();
    }

    long line() {
        return line;
    }

    long column() {
        return column;
    }

    MalformedHistoryException wrong(String what) {
        return new MalformedHistoryException(line, column, what);
    }

    /** The next character, for people. */
    String found() {
        int next = peek();
        return next == END ? "the end of the file" : next == '\n' ? "the end of the line" : "'" + (char) next + "'";
    }
}
