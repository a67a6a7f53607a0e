package orrery.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import orrery.scenario.SeedRange;
import orrery.trace.Trace;
import orrery.trace.TraceFile;

/**
 * Runs in a Java machine of their own, one for each seed.
 *
 * @param folder where they leave their traces and reports
 */
record Replica(Machine machine, Process process, SeedRange seeds, Path folder) {

    private static final String COMPLAINT = "stderr.txt";

    /** @param choice the scenario, and what is changed in it beside the seed */
    static Replica start(Machine machine, List<String> choice, SeedRange seeds, Workshop workshop) throws IOException {
        Path folder = workshop.folder();
        List<String> words = new ArrayList<>(machine.words());
        words.add("replica");
        words.addAll(choice);
        words.addAll(List.of("--seeds=" + seeds, "--out", folder.toString()));
        Process process = new ProcessBuilder(words)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(folder.resolve(COMPLAINT).toFile())
                .start();
        workshop.watch(process);
        return new Replica(machine, process, seeds, folder);
    }

    /** Waits for the end of the runs. */
    void await() throws IOException, InterruptedException {
        int code = process.waitFor();
        // a Java that is too old ends with 1 as well, but leaves no report
        if (code <= ExitCode.BROKEN && Files.exists(file(seeds.last(), Gallery.REPORT))) {
            return;
        }
        String message = "the run in " + machine.name() + " failed:\n"
                + Files.readString(folder.resolve(COMPLAINT)).strip();
        throw code == ExitCode.OUR_FAULT ? new IllegalStateException(message) : new BadInput(message);
    }

    JsonReport report(long seed) {
        return Json.read(file(seed, Gallery.REPORT), JsonReport.class);
    }

    Trace trace(long seed) throws IOException {
        return TraceFile.load(file(seed, Gallery.TRACE));
    }

    private Path file(long seed, String name) {
        return ReplicaCommand.folder(folder, seed).resolve(name);
    }
}
