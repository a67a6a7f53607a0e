package orrery.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import orrery.trace.Trace;
import orrery.trace.TraceFile;

/** A trace that a run left behind, small enough to be drawn and written again. */
final class SavedTrace {

    /** Servers and clients of the largest scenario. A line each in the pictures, so many take seconds to draw. */
    private static final int MOST_NODES = 20_000;

    private SavedTrace() {}

    /** The trace itself, or the one in a folder. */
    static Path file(Path asked) {
        return Files.isDirectory(asked) ? asked.resolve(Gallery.TRACE) : asked;
    }

    /** @throws BadInput if it is no trace, cannot be read, or has too many nodes */
    static Trace load(Path file) {
        if (Files.exists(file) && !Files.isRegularFile(file)) {
            throw new BadInput(file + " is neither a file nor a folder");
        }
        try {
            Trace trace = TraceFile.load(file);
            int nodes =
                    trace.header().servers().size() + trace.header().clients().size();
            if (nodes > MOST_NODES) {
                throw new BadInput(file + ": found " + nodes + " nodes; no scenario has more than " + MOST_NODES);
            }
            return trace;
        } catch (IOException e) {
            throw new BadInput("cannot read " + file + ": " + OutputFolder.reason(e), e);
        }
    }
}
