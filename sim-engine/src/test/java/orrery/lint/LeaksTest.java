package orrery.lint;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each planted leak is named with its line, and nothing else is. The sources, in the resources' folder {@code leaks}, say
 * where they leak in a comment at the end of the line.
 */
class LeaksTest {

    private static final Pattern MARK = Pattern.compile(".*// leaks ([A-Z_]+)");

    private static List<Leak> leaks = List.of();

    static List<Path> planted() {
        return Sources.in("leaks");
    }

    @BeforeAll
    static void inspect(@TempDir Path classes) {
        Sources.compile(planted(), classes);
        leaks = Lint.inspect(classes);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("planted")
    void isNamedWithItsLine(Path source) throws IOException {
        assertThat(named(source, leaks)).isNotEmpty().containsExactlyInAnyOrderElementsOf(marked(source));
    }

    @Test
    void ofEveryKind() throws IOException {
        Set<Kind> planted = EnumSet.noneOf(Kind.class);
        for (Path source : planted()) {
            for (String mark : marked(source)) {
                planted.add(Kind.valueOf(mark.split(" ")[1]));
            }
        }
        assertThat(planted).containsExactly(Kind.values());
    }

    /** Before Java 9, and for Android, text was put together by a StringBuilder. */
    @Test
    void inTextAsOlderCompilersMakeIt(@TempDir Path classes) throws IOException {
        Path source = Path.of("src/test/resources/orrery/lint/leaks/DefaultText.java");
        Sources.compile(List.of(source), classes, "-XDstringConcat=inline");
        assertThat(named(source, Lint.inspect(classes))).containsExactlyInAnyOrderElementsOf(marked(source));
    }

    /** Without {@code -g} there are no lines, and still the classes and methods. */
    @Test
    void withoutLines(@TempDir Path classes) {
        Path source = Path.of("src/test/resources/orrery/lint/leaks/Luck.java");
        Sources.compile(List.of(source), classes, "-g:none");
        assertThat(Lint.inspect(classes))
                .extracting(Leak::place)
                .contains("leaks.Luck.plain(Luck.class)", "leaks.Luck$OwnGenerator.<init>(Luck$OwnGenerator.class)");
    }

    @Test
    void inOnePackageOnly(@TempDir Path classes) {
        Sources.compile(planted(), classes);
        assertThat(Lint.inspect(classes, "leaks")).isEqualTo(leaks);
    }

    @Test
    void inOrderOfClassesAndLines() {
        assertThat(leaks).isSorted().doesNotHaveDuplicates();
    }

    private static List<String> named(Path source, List<Leak> leaks) {
        return leaks.stream()
                .filter(leak -> leak.file().equals(source.getFileName().toString()))
                .map(leak -> leak.line() + " " + leak.kind())
                .toList();
    }

    private static List<String> marked(Path source) throws IOException {
        List<String> marked = new ArrayList<>();
        List<String> lines = Files.readAllLines(source);
        for (int at = 0; at < lines.size(); at++) {
            Matcher mark = MARK.matcher(lines.get(at));
            if (mark.matches()) {
                marked.add(at + 1 + " " + mark.group(1));
            }
        }
        return marked;
    }
}
