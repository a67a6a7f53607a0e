package orrery.lint;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Enumeration;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * The class files in a jar or a folder, in order of their names, read with bounds: the jar may come from anywhere. Nothing
 * is unpacked, no link is followed.
 */
final class ClassFiles {

    private static final int MIB = 1 << 20;
    private static final int MOST_FILES = 50_000;
    private static final int MOST_BYTES_OF_A_FILE = 2 * MIB;
    private static final long MOST_BYTES = 128L * MIB;

    private final List<ClassFile> found = new ArrayList<>();
    private long bytes;

    private ClassFiles() {}

    /** @param place for messages: the file, or the jar and the entry */
    @SuppressWarnings("ArrayRecordComponent") // never compared, never changed
    record ClassFile(String place, byte[] bytes) {}

    /**
     * @param prefix what their names begin with, as in {@code com/acme/}; empty for all
     * @throws BadClassesException if there are none, or too many, or if they cannot be read
     */
    static List<ClassFile> in(Path jarOrFolder, String prefix) {
        ClassFiles files = new ClassFiles();
        String place = Printable.text(jarOrFolder.toString());
        try {
            if (Files.isDirectory(jarOrFolder)) {
                files.readFolder(jarOrFolder, place, prefix);
            } else if (Files.isRegularFile(jarOrFolder)) {
                files.readJar(jarOrFolder, place, prefix);
            } else {
                throw new BadClassesException(place
                        + (Files.exists(jarOrFolder)
                                ? " is neither a jar nor a folder"
                                : " does not exist; name a jar or a folder of class files"));
            }
        } catch (IOException e) {
            throw new BadClassesException(place + " cannot be read as a jar or a folder: " + reason(e), e);
        }
        if (files.found.isEmpty()) {
            throw new BadClassesException(place + " holds no class files"
                    + (prefix.isEmpty() ? "; compile first" : " in " + Printable.text(prefix.replace('/', '.'))));
        }
        files.found.sort(Comparator.comparing(ClassFile::place));
        return files.found;
    }

    private static String reason(IOException e) {
        return Printable.text(e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage());
    }

    private void readFolder(Path folder, String place, String prefix) throws IOException {
        List<Path> paths = new ArrayList<>();
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                if (attributes.isRegularFile() && isWanted(name(folder, file), prefix)) {
                    paths.add(file);
                    refuseMoreThanMostFiles(paths.size(), place);
                }
                return FileVisitResult.CONTINUE;
            }
        });
        for (Path path : paths) {
            try (InputStream in = Files.newInputStream(path, LinkOption.NOFOLLOW_LINKS)) {
                add(Printable.text(path.toString()), in);
            }
        }
    }

    private static String name(Path folder, Path file) {
        return folder.relativize(file).toString().replace(file.getFileSystem().getSeparator(), "/");
    }

    private void readJar(Path jar, String place, String prefix) throws IOException {
        if (Files.size(jar) > MOST_BYTES) {
            throw new BadClassesException(place + " is larger than " + MOST_BYTES / MIB + " MiB");
        }
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            Enumeration<? extends ZipEntry> entries = zip.entries();
            while (entries.hasMoreElements()) {
                ZipEntry entry = entries.nextElement();
                String name = entry.getName();
                if (leavesTheJar(name)) {
                    throw new BadClassesException(
                            place + ": the entry " + Printable.text(name) + " would lie outside of the jar");
                }
                if (isWanted(name, prefix)) {
                    refuseMoreThanMostFiles(found.size() + 1, place);
                    try (InputStream in = zip.getInputStream(entry)) {
                        add(place + "!" + Printable.text(name), in);
                    }
                }
            }
        }
    }

    /** Nothing is written anywhere, but whoever made such a jar is up to no good. */
    private static boolean leavesTheJar(String name) {
        String path = name.replace('\\', '/');
        return path.startsWith("/") || path.matches("[A-Za-z]:.*") || ("/" + path + "/").contains("/../");
    }

    private static boolean isWanted(String name, String prefix) {
        return name.endsWith(".class") && name.startsWith(prefix);
    }

    private static void refuseMoreThanMostFiles(int count, String place) {
        if (count > MOST_FILES) {
            throw new BadClassesException(place + " holds more than " + MOST_FILES + " class files");
        }
    }

    /** A size that an entry states is not believed: what is unpacked is counted. */
    private void add(String place, InputStream in) throws IOException {
        byte[] file = in.readNBytes(MOST_BYTES_OF_A_FILE + 1);
        if (file.length > MOST_BYTES_OF_A_FILE) {
            throw new BadClassesException(place + " is larger than " + MOST_BYTES_OF_A_FILE / MIB
                    + " MiB, which no class is that a compiler wrote");
        }
        bytes += file.length;
        if (bytes > MOST_BYTES) {
            throw new BadClassesException(
                    place + ": up to here the class files are larger than " + MOST_BYTES / MIB + " MiB together");
        }
        found.add(new ClassFile(place, file));
    }
}
