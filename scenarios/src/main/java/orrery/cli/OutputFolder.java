package orrery.cli;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The folder that a run leaves behind. Files are written in a folder within it and moved into place when all are
 * complete, so what stands there is never half of something.
 */
final class OutputFolder {

    private static final int LONGEST_NAME = 100;

    private final Path path;
    private final String elsewhere;

    private OutputFolder(Path path, String elsewhere) {
        this.path = path;
        this.elsewhere = elsewhere;
    }

    /** What fills the folder. */
    interface Filling {
        void into(Path folder) throws IOException;
    }

    /** Nothing is made yet, but what could not be made is known before anything is played. */
    static OutputFolder at(Path path) {
        return at(path, "name another folder with --out");
    }

    /** @param elsewhere what to do where nothing can be written there */
    static OutputFolder at(Path path, String elsewhere) {
        OutputFolder folder = new OutputFolder(path, elsewhere);
        Path there = path.toAbsolutePath().normalize();
        while (!Files.exists(there)) {
            there = there.getParent();
            if (there == null) {
                throw folder.cannotWrite("it is on no file system");
            }
        }
        if (!Files.isDirectory(there)) {
            throw folder.cannotWrite(there + " is not a folder");
        }
        if (!Files.isWritable(there)) {
            throw folder.cannotWrite(there + " may not be written");
        }
        return folder;
    }

    /** {@code raft/leader-crash} with seed 42 becomes {@code out/raft-leader-crash-42}. */
    static Path named(String scenario, long seed) {
        return named(scenario, Long.toString(seed));
    }

    /** The same with a word in place of the seed. */
    static Path named(String scenario, String what) {
        String safe = scenario.replaceAll("[^A-Za-z0-9._-]+", "-").replaceAll("^[.-]+", "");
        return Path.of("out", safe.substring(0, Math.min(safe.length(), LONGEST_NAME)) + "-" + what);
    }

    Path path() {
        return path;
    }

    /** Lets the filling write, and puts what it wrote into its place, over what an earlier run may have left there. */
    Written fill(Filling filling) {
        return fill(filling, List.of());
    }

    /**
     * The same, but what an earlier run left of these files goes, where this one has none: it would be taken for its own.
     *
     * @param own the first of them marks such a run; where it is not there, the others are somebody else's
     */
    Written fill(Filling filling, List<String> own) {
        try {
            Files.createDirectories(path);
            Path workshop = Files.createTempDirectory(path, ".unfinished-");
            try {
                filling.into(workshop);
                if (!own.isEmpty() && Files.exists(path.resolve(own.getFirst()))) {
                    for (String name : own) {
                        if (!Files.exists(workshop.resolve(name))) {
                            forget(name);
                        }
                    }
                }
                List<String> names = new ArrayList<>();
                for (Path file : filesIn(workshop)) {
                    move(file, path.resolve(file.getFileName()));
                    names.add(file.getFileName().toString());
                }
                return new Written(path, List.copyOf(names));
            } finally {
                delete(workshop);
            }
        } catch (IOException e) {
            throw cannotWrite(reason(e));
        }
    }

    /** Takes away a file that an earlier run of the same kind left, where this one has none: it would be taken for its own. */
    void forget(String name) {
        try {
            Files.deleteIfExists(path.resolve(name));
        } catch (IOException e) {
            throw cannotWrite(reason(e));
        }
    }

    private BadInput cannotWrite(String reason) {
        return new BadInput("cannot write to " + path + ": " + reason + "; " + elsewhere);
    }

    private static List<Path> filesIn(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }

    private static void move(Path file, Path place) throws IOException {
        try {
            Files.move(file, place, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(file, place, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static void delete(Path workshop) throws IOException {
        for (Path file : filesIn(workshop)) {
            Files.delete(file);
        }
        Files.delete(workshop);
    }

    /** In words, which an exception that carries no more than a path lacks. */
    static String reason(IOException e) {
        return switch (e) {
            case AccessDeniedException denied -> denied.getFile() + " may not be read or written";
            case NoSuchFileException absent -> "there is no " + absent.getFile();
            case DirectoryNotEmptyException full -> full.getFile() + " is a folder";
            case FileSystemException system
            when system.getReason() != null -> system.getFile() + ": " + system.getReason();
            default -> String.valueOf(e.getMessage());
        };
    }
}
