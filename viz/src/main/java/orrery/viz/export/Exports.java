package orrery.viz.export;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import orrery.trace.Trace;
import orrery.viz.story.Story;

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
        Story story = Story.of(trace, List.of());
        switch (form) {
            case SHIVIZ -> write(folder, form, 0, file -> ShiVizLog.write(trace, file));
            case PERFETTO -> write(folder, form, 0, file -> PerfettoTrace.write(story, file));
            case OTLP -> write(folder, form, 0, file -> OtlpTrace.write(story, file));
            case PROMETHEUS -> write(folder, form, 0, file -> PrometheusText.write(story, file));
            case CSV -> {
                write(folder, form, 0, file -> CsvTables.steps(story, file));
                write(folder, form, 1, file -> CsvTables.messages(story, file));
                write(folder, form, 2, file -> CsvTables.operations(story, file));
            }
        }
    }

    private static void write(Path folder, Form form, int nth, Writing writing) throws IOException {
        Path path = folder.resolve(form.files().get(nth));
        try (Writer file = Files.newBufferedWriter(path, StandardCharsets.UTF_8)) {
            writing.to(file);
        }
    }
}
