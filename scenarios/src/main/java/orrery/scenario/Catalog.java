package orrery.scenario;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The library of scenarios, {@code <group>/<name>.yaml} each, and the way to a scenario that somebody named on the
 * command line.
 */
public final class Catalog {

    /** All names, in order, with their texts. */
    private final SortedMap<String, ScenarioSource> byName;

    private Catalog(SortedMap<String, ScenarioSource> byName) {
        this.byName = byName;
    }

    /**
     * A scenario of the library.
     *
     * @param name as in {@code raft/leader-crash}
     * @param title its title, or the first sentence of the comment that it begins with
     * @param protocol its protocol's name
     */
    public record Entry(String name, String title, String protocol) {}

    /** The library that came with the program. */
    public static Catalog bundled() {
        URL home = Catalog.class.getProtectionDomain().getCodeSource().getLocation();
        try {
            return in(Path.of(home.toURI()));
        } catch (IOException | URISyntaxException broken) {
            throw new IllegalStateException("the program's own library cannot be read from " + home, broken);
        }
    }

    /** The library in a jar, or in a folder of classes. */
    static Catalog in(Path program) throws IOException {
        if (Files.isDirectory(program)) {
            return at(program.resolve("library"));
        }
        try (FileSystem jar = FileSystems.newFileSystem(program)) {
            return at(jar.getPath("library"));
        }
    }

    /** The scenarios in the folders of a folder; none if there is no such folder. */
    public static Catalog at(Path folder) {
        SortedMap<String, ScenarioSource> byName = new TreeMap<>();
        if (!Files.isDirectory(folder)) {
            return new Catalog(byName);
        }
        try (Stream<Path> files = Files.find(folder, 2, (file, attributes) -> attributes.isRegularFile())) {
            for (Path file : files.toList()) {
                String path = folder.relativize(file).toString().replace('\\', '/');
                if (path.endsWith(".yaml")) {
                    String name = path.substring(0, path.length() - ".yaml".length());
                    try (InputStream bytes = Files.newInputStream(file)) {
                        byName.put(name, ScenarioSource.of(name, path, bytes));
                    }
                }
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return new Catalog(byName);
    }

    /** All of the library, in the order of their names. */
    public List<Entry> list() {
        return byName.values().stream().map(Catalog::entry).toList();
    }

    /**
     * The scenario that somebody means by a file's path or by a name in the library, with {@code .yaml} or without. A
     * file that exists goes first.
     *
     * @throws ScenarioException if there is none, naming the nearest; or if the file cannot be read
     */
    public ScenarioSource find(String nameOrPath) {
        Optional<Path> file = path(nameOrPath);
        if (file.filter(Files::isRegularFile).isPresent()) {
            return ScenarioSource.file(file.get());
        }
        ScenarioSource found = byName.get(nameOrPath.replaceFirst("\\.yaml$", ""));
        if (found != null) {
            return found;
        }
        throw new ScenarioException(List.of(new Problem(Quote.shortened(nameOrPath), 0, 0, "", missing(nameOrPath))));
    }

    private String missing(String nameOrPath) {
        String group = nameOrPath.replaceFirst("/*$", "") + "/";
        String members =
                byName.keySet().stream().filter(name -> name.startsWith(group)).collect(Collectors.joining(", "));
        if (!members.isEmpty()) {
            return "this is a group of scenarios; name one of " + members;
        }
        Map<String, String> byLastWord = new TreeMap<>();
        byName.keySet().forEach(name -> byLastWord.putIfAbsent(name.substring(name.indexOf('/') + 1), name));
        String hint = Nearest.to(nameOrPath, byName.keySet())
                .or(() -> Nearest.to(nameOrPath, byLastWord.keySet()).map(byLastWord::get))
                .map(name -> "; did you mean " + Quote.quoted(name) + "?")
                .orElse("");
        return "there is no such file, and no such scenario in the library" + hint;
    }

    private static Optional<Path> path(String text) {
        try {
            return Optional.of(Path.of(text));
        } catch (InvalidPathException noPath) {
            return Optional.empty();
        }
    }

    /** The title and the protocol, as far as they can be read. */
    private static Entry entry(ScenarioSource source) {
        Value value = null;
        try {
            value = Document.read(source.text(), Place.NOWHERE, new Problems());
        } catch (ScenarioException wrong) {
            // whoever plays it will be told
        }
        String title = word(value, "title");
        return new Entry(source.name(), title.isEmpty() ? Headline.of(source.text()) : title, word(value, "protocol"));
    }

    private static String word(@Nullable Value value, String field) {
        Value.Field written =
                value instanceof Value.Fields fields ? fields.fields().get(field) : null;
        return written != null && written.value() instanceof Value.Word word && Forms.isText(word.text())
                ? word.text()
                : "";
    }
}
