package orrery.verdict;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The collection of histories with known verdicts that may lie beside the repository. */
public final class Shared {

    private static final String PLACE = "shared/histories";

    /** One line of the collection's index. */
    public record Entry(Path file, String name, String label) {}

    private Shared() {}

    /** The folder, or null where it is missing; {@code -Dorrery.histories} names another place. */
    public static @Nullable Path folder() {
        String named = System.getProperty("orrery.histories");
        if (named != null) {
            return Path.of(named);
        }
        for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            if (Files.isRegularFile(at.resolve(PLACE).resolve("index.tsv"))) {
                return at.resolve(PLACE);
            }
        }
        return null;
    }

    /** All entries; empty where the collection is missing. */
    public static List<Entry> entries() throws IOException {
        Path folder = folder();
        if (folder == null) {
            return List.of();
        }
        return Files.readAllLines(folder.resolve("index.tsv")).stream()
                .skip(1)
                .map(line -> line.split("\t", -1))
                .map(cells -> new Entry(folder.resolve(cells[0]), cells[0], cells[4]))
                .toList();
    }
}
