package orrery.trace;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import orrery.api.History;

/**
 * Traces as files: JSON lines, of which each is described by the schema at {@link #SCHEMA}. First a header, then a line
 * for each recorded step, then a line for each operation of the clients, and an end. A state is written as what changed
 * since the node's last step, so a file grows with what happens and not with what there is.
 *
 * <p>A loaded trace equals the one that was saved, as {@link #described} shows it: where the protocol's objects were, it
 * has {@link Value}s.
 */
public final class TraceFile {

    /** Where the JSON schema of a line is found among the resources of this class. */
    public static final String SCHEMA = "trace.schema.json";

    private TraceFile() {}

    /**
     * How much of a file that anybody may have written is read, before it is refused.
     *
     * @param lineBytes how long a line may be
     * @param depth how deep a value may be nested, at most {@link Value#MAX_DEPTH}
     * @param steps how many steps there may be
     * @param memoryBytes about how much memory the trace may take
     */
    public record Limits(int lineBytes, int depth, long steps, long memoryBytes) {

        public Limits {
            if (depth > Value.MAX_DEPTH) {
                throw new IllegalArgumentException(
                        "values may be nested " + Value.MAX_DEPTH + " deep and no deeper, not " + depth);
            }
        }

        /** As many steps as a run may have, and as much as this program's heap can hold: half of it for the trace. */
        public static Limits ofHeap() {
            long heap = Runtime.getRuntime().maxMemory();
            return new Limits((int) Math.min(1 << 24, heap / 32), Value.MAX_DEPTH, 20_000_000, heap / 2);
        }
    }

    /**
     * Saves a trace. The file is there completely or not at all: it is written beside its place and moved there.
     *
     * @throws IllegalArgumentException if something in the trace has no description, see {@link Value#of}, or if its
     *     steps are not in order
     */
    public static void save(Trace trace, Path file) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null) {
            throw new IOException(file + " cannot be a file");
        }
        Path part = Files.createTempFile(folder, "." + file.getFileName() + ".", ".part", permissions(folder));
        try {
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(part))) {
                write(trace, out);
            }
            move(part, file);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    /** Writes a trace as {@link #save} does, and leaves the stream open. */
    public static void write(Trace trace, OutputStream out) throws IOException {
        TraceWriter.write(trace, out);
    }

    /**
     * Loads a trace, whoever wrote the file.
     *
     * @throws TraceFormatException if the file is no trace, or is more than the limits allow
     */
    public static Trace load(Path file, Limits limits) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return read(in, file.toString(), limits);
        }
    }

    /** Loads a trace as far as the heap allows. */
    public static Trace load(Path file) throws IOException {
        return load(file, Limits.ofHeap());
    }

    /**
     * Reads a trace to its end.
     *
     * @param file what to call it in messages
     * @throws TraceFormatException if this is no trace, or is more than the limits allow
     */
    public static Trace read(InputStream in, String file, Limits limits) throws IOException {
        return new TraceReader(in, file, limits).read();
    }

    /**
     * The same trace with descriptions where the protocol's objects are. A trace that was loaded stays as it is.
     *
     * @throws IllegalArgumentException if something in it has no description, see {@link Value#of}
     */
    public static Trace described(Trace trace) {
        Described described = new Described(trace.header());
        return new Trace(
                trace.header(),
                trace.steps().stream().map(described::step).toList(),
                new History(trace.history().operations().stream()
                        .map(described::operation)
                        .toList()),
                trace.summary(),
                trace.end(),
                trace.digest());
    }

    /** Those that any new file has, where there are such; a temporary file would be its owner's alone. */
    private static FileAttribute<?>[] permissions(Path folder) {
        if (!folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            return new FileAttribute<?>[0];
        }
        return new FileAttribute<?>[] {
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-rw-rw-"))
        };
    }

    private static void move(Path part, Path file) throws IOException {
        try {
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
