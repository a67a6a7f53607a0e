package orrery.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import orrery.cli.LintCommand.Found;
import orrery.cli.Terminal.Typed;

/** Leaks are told to people and to machines; classes that cannot be read are bad input, whatever is wrong with them. */
class LintCommandTest {

    private static Path tests = Path.of("");

    private final Terminal terminal = Terminal.plain();

    @TempDir
    private Path folder;

    @BeforeAll
    static void findTheTests() throws URISyntaxException {
        tests = Path.of(
                Leaky.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    }

    /** Of the class and those inside it. */
    private Path only(Class<?> type) throws IOException {
        Path home = tests.resolve(type.getPackageName().replace('.', '/'));
        Path to = Files.createDirectories(folder.resolve("classes"));
        try (Stream<Path> files = Files.list(home)) {
            for (Path file : files.filter(
                            file -> file.getFileName().toString().matches(type.getSimpleName() + "(\\$.*)?\\.class"))
                    .toList()) {
                Files.copy(file, to.resolve(file.getFileName()));
            }
        }
        return to;
    }

    /** Without an argument it reads what is installed: here, without these tests' protocols, the library. */
    @Test
    void theLibraryHasNoLeaks() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PrintStream stream = new PrintStream(out, true, StandardCharsets.UTF_8);
        Console console = new Console(stream, stream, false, false, 100, () -> 0);
        assertThat(Main.execute(console, "lint")).isEqualTo(ExitCode.KEPT);
        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("no leaks of determinism\n");
    }

    @Test
    void aLeakIsNamedWithItsLineItsReasonAndItsRemedy() throws IOException {
        Typed typed = terminal.type("lint", only(Leaky.class).toString());
        assertThat(typed.code()).isEqualTo(ExitCode.BROKEN);
        assertThat(typed.err()).isEmpty();
        assertThat(typed.out())
                .containsPattern(
                        "the machine's language\n  at orrery\\.cli\\.Leaky\\$Caller\\.receive\\(Leaky\\.java:\\d+\\)")
                .contains("  why  ", "  instead  ")
                .endsWith("1 leak and 0 warnings in 1 class\n");
    }

    @Test
    void innocentClassesAreSaidToBeSo() throws IOException {
        Typed typed = terminal.type("lint", only(Postbox.class).toString());
        assertThat(typed).isEqualTo(new Typed(ExitCode.KEPT, "no leaks of determinism\n", ""));
    }

    @Test
    void severalPlacesMakeOneReport() throws IOException {
        String place = only(Leaky.class).toString();
        assertThat(terminal.type("lint", place, place)).isEqualTo(terminal.type("lint", place));
    }

    @Test
    void machinesAreToldTheSame() throws IOException {
        Typed typed = terminal.type("lint", "--json", only(Leaky.class).toString());
        assertThat(typed.code()).isEqualTo(ExitCode.BROKEN);
        Found found = Json.read(Files.writeString(folder.resolve("found.json"), typed.out()), Found.class);
        assertThat(found.leaks()).isEqualTo(1);
        assertThat(found.warnings()).isZero();
        assertThat(found.places()).singleElement().satisfies(leak -> {
            assertThat(leak.className()).isEqualTo("orrery.cli.Leaky$Caller");
            assertThat(leak.method()).isEqualTo("receive");
            assertThat(leak.kind()).isEqualTo("the machine's language");
            assertThat(leak.what()).isEqualTo("Locale.getDefault");
            assertThat(leak.line()).isPositive();
        });
    }

    @Test
    void coloursOnlyWhereTheyAreWanted() throws IOException {
        String place = only(Leaky.class).toString();
        assertThat(Terminal.coloured().type("lint", place).out()).contains("\u001b[1mthe machine's language\u001b[0m");
        assertThat(terminal.type("lint", place).out()).doesNotContain("\u001b");
    }

    @Test
    void onePackageOfAJar() throws IOException {
        Path jar = jar(
                "some.jar",
                "orrery/cli/Leaky$Caller.class",
                Files.readAllBytes(tests.resolve("orrery/cli/Leaky$Caller.class")));
        assertThat(terminal.type("lint", jar.toString(), "--package", "orrery.cli")
                        .code())
                .isEqualTo(ExitCode.BROKEN);
        assertRefused(terminal.type("lint", jar.toString(), "--package", "com.acme"), "no class files in com.acme");
        assertRefused(terminal.type("lint", "--package", "com.acme"), "name the jar or the folder");
    }

    @Test
    @Timeout(60)
    void whatCannotBeReadIsBadInput() throws IOException {
        byte[] zeros = new byte[64 << 20];
        assertRefused(terminal.type("lint", folder.resolve("none.jar").toString()), "does not exist");
        assertRefused(terminal.type("lint", jar("bomb.jar", "Bomb.class", zeros).toString()), "larger than 2 MiB");
        assertRefused(
                terminal.type("lint", jar("out.jar", "../../Out.class", zeros).toString()), "outside of the jar");
        assertRefused(
                terminal.type("lint", jar("broken.jar", "No.class", new byte[9]).toString()), "does not begin with");
        assertRefused(
                terminal.type(
                        "lint",
                        Files.writeString(folder.resolve("text.jar"), "hello").toString()),
                "cannot be read as a jar or a folder");
        assertThat(folder.resolve("../../Out.class")).doesNotExist();
    }

    private Path jar(String name, String entry, byte[] content) throws IOException {
        Path jar = folder.resolve(name);
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(jar))) {
            out.putNextEntry(new ZipEntry(entry));
            out.write(content);
        }
        return jar;
    }

    private static void assertRefused(Typed typed, String words) {
        assertThat(typed.code()).as(typed.err()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(typed.out()).isEmpty();
        assertThat(typed.err()).startsWith("orrery: ").contains(words).doesNotContain("\tat ");
    }
}
