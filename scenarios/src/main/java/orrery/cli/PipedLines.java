package orrery.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Lines from a pipe, as they are. */
final class PipedLines implements Lines {

    /** Of whom nobody waits for more. */
    private static final int LONGEST = 10_000;

    private final BufferedReader in;

    PipedLines(InputStream in) {
        this.in = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
    }

    @Override
    public @Nullable String next() throws IOException {
        StringBuilder line = new StringBuilder();
        int letter = in.read();
        if (letter < 0) {
            return null;
        }
        while (letter >= 0 && letter != '\n') {
            if (line.length() == LONGEST) {
                throw new BadInput("a line is no longer than " + LONGEST + " letters");
            }
            line.append((char) letter);
            letter = in.read();
        }
        return line.toString();
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
