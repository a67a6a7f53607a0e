package orrery.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.lang.model.SourceVersion;
import org.jspecify.annotations.Nullable;

/**
 * A protocol to start from: the files of its project, under the names that follow from its own.
 *
 * @param type its class, as {@code TwoPhase} for {@code two-phase}
 * @param inPackage its package, as {@code twophase}
 */
record Start(String name, String type, String inPackage) {

    static final String SCENARIO = "hello.yaml";

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");
    private static final int LONGEST_NAME = 40;

    /** @throws BadInput if nothing in Java can be called so */
    static Start named(String name) {
        if (!NAME.matcher(name).matches() || name.length() > LONGEST_NAME) {
            throw new BadInput("NAME: found " + Console.harmless(name)
                    + ", but a name has small letters, digits and hyphens, begins with a letter, and has at most "
                    + LONGEST_NAME + " characters, as in two-phase");
        }
        String type = Arrays.stream(name.split("-"))
                .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
                .collect(Collectors.joining());
        String inPackage = name.replace("-", "");
        boolean taken = Pattern.compile("\\b" + type + "\\b")
                .matcher(template("protocol"))
                .find();
        if (taken || !SourceVersion.isName(inPackage) || inPackage.equals("java")) {
            throw new BadInput("NAME: " + name
                    + " means something else in the Java file that would be written; take another name");
        }
        return new Start(name, type, inPackage);
    }

    /** The protocol's own file. */
    String source() {
        return "src/main/java/" + inPackage + "/" + type + ".java";
    }

    private String test() {
        return "src/test/java/" + inPackage + "/" + type + "Test.java";
    }

    /** By path, which template each is made of. */
    private Map<String, String> templates() {
        Map<String, String> templates = new LinkedHashMap<>();
        templates.put("README.md", "readme");
        templates.put(SCENARIO, "hello");
        templates.put(source(), "protocol");
        templates.put(test(), "test");
        templates.put("pom.xml", "pom");
        return templates;
    }

    /** All paths, within the folder. */
    List<String> files() {
        return List.copyOf(templates().keySet());
    }

    /**
     * Makes the folder and all that is in it.
     *
     * @throws BadInput if there is such a folder or file already, which stays as it is
     */
    void write(Path folder) throws IOException {
        @Nullable Path parent = folder.toAbsolutePath().getParent();
        if (parent != null) {
            Files.createDirectories(parent);
        }
        try {
            Files.createDirectory(folder);
        } catch (FileAlreadyExistsException e) {
            throw new BadInput(
                    folder + " is there already, and nothing was written; name another folder with --out", e);
        }
        for (Map.Entry<String, String> file : templates().entrySet()) {
            Path path = folder.resolve(file.getKey());
            Files.createDirectories(path.resolveSibling("."));
            Files.writeString(path, filled(template(file.getValue()), folder));
        }
    }

    private String filled(String template, Path folder) {
        return template.replace("@NAME@", name)
                .replace("@CLASS@", type)
                .replace("@PACKAGE@", inPackage)
                .replace("@SOURCE@", source())
                .replace("@TEST@", test())
                .replace("@FOLDER@", folder.toString().replace('\\', '/'));
    }

    private static String template(String file) {
        try (@Nullable InputStream in = Start.class.getResourceAsStream("start/" + file + ".txt")) {
            if (in == null) {
                throw new IllegalStateException("this program lacks its part start/" + file + ".txt");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
