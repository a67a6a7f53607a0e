package orrery.viz.export;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import orrery.trace.Trace;

/** Writes a run in the form that another tool reads. */
public final class Exports {

    private Exports() {}

    /** What writes one file. */
    private interface Writing {
        void to(Writer file) throws IOException;
    }

    /**
     * Writes the files of this form, over older ones. Equal traces, equal bytes.
     *
     * @param folder exists
     * @throws IOException if a file cannot be written
     */
    public static void write(Trace trace, Form form, Path folder) throws IOException {
        switch (form) {
            case SHIVIZ -> write(folder, form, 0, file -> ShiVizLog.write(trace, file));
        }
    }

    private static void write(Path folder, Form form, int nth, Writing writing) throws IOException {
        Path path = folder.resolve(form.files().get(nth));
        try (Writer file = Files.newBufferedWriter(path, StandardCharsets.UTF_8)) {
            writing.to(file);
        }
    }
}
