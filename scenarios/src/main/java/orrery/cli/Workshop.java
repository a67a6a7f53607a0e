package orrery.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A temporary folder and the processes that write into it; both go when it is closed or this process ends. */
final class Workshop implements AutoCloseable {

    private final Path root;
    private final List<Process> processes = new ArrayList<>();
    private final Thread atExit = new Thread(this::stop);

    private Workshop(Path root) {
        this.root = root;
    }

    static Workshop open() throws IOException {
        Workshop workshop = new Workshop(Files.createTempDirectory("orrery-"));
        Runtime.getRuntime().addShutdownHook(workshop.atExit);
        return workshop;
    }

    /** A new folder in it. */
    Path folder() throws IOException {
        return Files.createTempDirectory(root, "run-");
    }

    void watch(Process process) {
        processes.add(process);
    }

    @Override
    public void close() throws IOException {
        Runtime.getRuntime().removeShutdownHook(atExit);
        stop();
    }

    private void stop() {
        processes.forEach(Process::destroyForcibly);
        try (Stream<Path> all = Files.walk(root)) {
            for (Path file : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            // what is left lies where the system clears up
        }
    }
}
