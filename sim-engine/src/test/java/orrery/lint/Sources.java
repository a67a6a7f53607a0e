package orrery.lint;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Sources among the test resources, compiled while testing: the checks of the build would let none of the leaks through. */
final class Sources {

    private static final Path FOLDER = Path.of("src/test/resources/orrery/lint");

    private Sources() {}

    /** The sources in a folder, in order of their names. */
    static List<Path> in(String folder) {
        try (Stream<Path> files = Files.list(FOLDER.resolve(folder))) {
            return files.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Compiles into a folder, against all that tests see. */
    static void compile(List<Path> sources, Path into, String... options) {
        List<String> all = new ArrayList<>(List.of(options));
        all.addAll(List.of("--release", "21", "-nowarn", "-proc:none", "-g", "-parameters"));
        all.addAll(List.of("-d", into.toString(), "-cp", System.getProperty("java.class.path")));
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter out = new StringWriter();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, Locale.ROOT, null)) {
            boolean compiled = compiler.getTask(out, files, null, all, null, files.getJavaFileObjectsFromPaths(sources))
                    .call();
            assertThat(compiled).as(out.toString()).isTrue();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
