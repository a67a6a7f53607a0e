package orrery.lint;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Files that are generated and yet checked in, so that a change shows. */
final class Golden {

    private Golden() {}

    /** Compares, or writes when the tests run with {@code -Dgolden=write}. */
    static void check(Path file, String text) throws IOException {
        if ("write".equals(System.getProperty("golden"))) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        }
        assertThat(file)
                .as("write it with mvn -Dfast -Dgolden=write -pl sim-engine -am test")
                .content()
                .isEqualTo(text);
    }
}
