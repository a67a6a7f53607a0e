package orrery.cli;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Where the lines come from that are said in a walk. */
sealed interface Lines extends AutoCloseable permits PipedLines, TypedLines {

    /** The next line; null at the end. */
    @Nullable
    String next() throws IOException;

    @Override
    void close() throws IOException;
}
