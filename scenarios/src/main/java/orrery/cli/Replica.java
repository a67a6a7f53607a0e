package orrery.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import orrery.trace.Trace;
import orrery.trace.TraceFile;

/**
 * A run in a Java machine of its own.
 *
 * @param folder where it leaves its trace and its report
 */
record Replica(Machine machine, Process process, Path folder) {

    private static final String COMPLAINT = "stderr.txt";

    /** @param choice the scenario, and what is changed in it */
    static Replica start(Machine machine, List<String> choice, Workshop workshop) throws IOException {
        Path folder = workshop.folder();
        List<String> words = new ArrayList<>(machine.words());
        words.add("run");
        words.addAll(choice);
        words.addAll(List.of("--timeline", "none", "--no-pictures", "--out", folder.toString()));
        Process process = new ProcessBuilder(words)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(folder.resolve(COMPLAINT).toFile())
                .start();
        workshop.watch(process);
        return new Replica(machine, process, folder);
    }

    /** Waits for the end of the run. */
    void await() throws IOException, InterruptedException {
        int code = process.waitFor();
        // a Java that is too old ends with 1 as well, but leaves no report
        if (code <= ExitCode.BROKEN && Files.exists(folder.resolve(Gallery.REPORT))) {
            return;
        }
        String message = "the run in " + machine.name() + " failed:\n"
                + Files.readString(folder.resolve(COMPLAINT)).strip();
        throw code == ExitCode.OUR_FAULT ? new IllegalStateException(message) : new BadInput(message);
    }

    JsonReport report() {
        return Json.read(folder.resolve(Gallery.REPORT), JsonReport.class);
    }

    Trace trace() throws IOException {
        return TraceFile.load(folder.resolve(Gallery.TRACE));
    }
}
