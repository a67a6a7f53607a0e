package orrery.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Compares what was generated with the file that is checked in, and leaves it where it can be copied from. */
final class Golden {

    private static final Path GENERATED = Path.of("target", "golden");

    private Golden() {}

    static void check(Path file, String generated) throws IOException {
        String golden = Files.exists(file) ? Files.readString(file) : "";
        if (!generated.equals(golden)) {
            Path kept = Files.createDirectories(GENERATED).resolve(file.getFileName());
            Files.writeString(kept, generated);
            assertThat(generated)
                    .as("%s; what was generated is in %s: copy it there when you can say what moved", file, kept)
                    .isEqualTo(golden);
        }
    }
}
