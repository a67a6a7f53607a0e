package orrery.viz;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Compares what was drawn with a golden file, and leaves it where it can be looked at when it is another. */
public final class Golden {

    private static final Path DRAWN = Path.of("target", "golden");

    private Golden() {}

    /**
     * @param name of a file in the test resources of this package
     */
    public static void check(String name, String drawn) {
        String golden = read(name);
        if (!drawn.equals(golden)) {
            assertThat(drawn)
                    .as(
                            "%s; what was drawn is in %s: copy it there when you can say what moved",
                            name, keep(name, drawn))
                    .isEqualTo(golden);
        }
    }

    private static String read(String name) {
        try (InputStream in = Golden.class.getResourceAsStream(name)) {
            return in == null ? "" : new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path keep(String name, String drawn) {
        try {
            Files.createDirectories(DRAWN);
            return Files.writeString(DRAWN.resolve(name), drawn);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
