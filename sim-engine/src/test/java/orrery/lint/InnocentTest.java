package orrery.lint;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What looks like a leak and is none: the sources in the resources' folder {@code innocent}, and what authors import. */
class InnocentTest {

    private static List<Leak> leaks = List.of();

    static List<Path> innocent() {
        return Sources.in("innocent");
    }

    @BeforeAll
    static void inspect(@TempDir Path classes) {
        Sources.compile(innocent(), classes);
        leaks = Lint.inspect(classes);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("innocent")
    void isNotNamed(Path source) {
        assertThat(leaks)
                .filteredOn(leak -> leak.file().equals(source.getFileName().toString()))
                .isEmpty();
    }

    @Test
    void norIsAnythingElse() {
        assertThat(LeakText.of(leaks)).isEqualTo("no leaks of determinism\n");
    }

    @Test
    void norIsWhatAuthorsImport() {
        Path classes = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(Path::of)
                .filter(place -> place.resolve("orrery/api/Node.class").toFile().exists())
                .findFirst()
                .orElseThrow();
        assertThat(Lint.inspect(classes, "orrery.api")).isEmpty();
        assertThat(Lint.inspect(classes, "orrery.world")).isEmpty();
    }
}
