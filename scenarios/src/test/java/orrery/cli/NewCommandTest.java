package orrery.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import orrery.cli.Terminal.Typed;

/** What {@code orrery new} writes can be played, broken and tested at once, and overwrites nothing. */
class NewCommandTest {

    @TempDir
    private Path home;

    private Path folder() {
        return home.resolve("first/night-ferry");
    }

    private Typed write() {
        return Terminal.plain().type("new", "night-ferry", "--out", folder().toString());
    }

    private Typed play(String... more) {
        List<String> words = new ArrayList<>(List.of(
                "run",
                folder().resolve("hello.yaml").toString(),
                "--protocol",
                folder().resolve("src/main/java/nightferry/NightFerry.java").toString(),
                "--no-pictures"));
        words.addAll(List.of(more));
        return Terminal.plain().type(words.toArray(String[]::new));
    }

    @Test
    void itCanBePlayedAtOnce() {
        Typed written = write();
        assertThat(written.err()).isEmpty();
        assertThat(written.code()).isEqualTo(ExitCode.KEPT);
        Typed played = play();
        assertThat(played.code()).as(played.err() + played.out()).isEqualTo(ExitCode.KEPT);
        assertThat(played.out()).contains("One promise held.").doesNotContain("Warning");
        Typed broken = play("--twin", "answers-at-once");
        assertThat(broken.code()).isEqualTo(ExitCode.BROKEN);
        assertThat(broken.out()).contains("BROKEN       what a client was told is on every server");
    }

    /** What it says at the end, and what its page says, can be typed as it stands. */
    @Test
    void itsPageNamesWhatIsThere() throws Exception {
        String said = write().out();
        String page = Files.readString(folder().resolve("README.md"));
        String line = "./orrery run " + folder() + "/hello.yaml --protocol " + folder()
                + "/src/main/java/nightferry/NightFerry.java";
        assertThat(said).contains("play it   " + line + "\n").contains("break it  " + line + " --twin answers-at-once");
        assertThat(page).contains("\n" + line + "\n").doesNotContain("@");
    }

    @Test
    void itsTestsPass() throws Exception {
        write();
        Path classes = Files.createDirectories(home.resolve("classes"));
        compile(
                classes,
                folder().resolve("src/main/java/nightferry/NightFerry.java"),
                folder().resolve("src/test/java/nightferry/NightFerryTest.java"));
        SummaryGeneratingListener listener = new SummaryGeneratingListener();
        try (URLClassLoader loader = new URLClassLoader(
                new URL[] {classes.toUri().toURL()}, getClass().getClassLoader())) {
            LauncherFactory.create()
                    .execute(
                            LauncherDiscoveryRequestBuilder.request()
                                    .configurationParameter(
                                            "orrery.out", home.resolve("traces").toString())
                                    .selectors(selectClass(loader.loadClass("nightferry.NightFerryTest")))
                                    .build(),
                            listener);
        }
        assertThat(listener.getSummary().getFailures()).isEmpty();
        assertThat(listener.getSummary().getTestsSucceededCount()).isEqualTo(2);
    }

    private static void compile(Path into, Path... sources) throws Exception {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, Locale.ROOT, null)) {
            List<String> options = List.of(
                    "--release",
                    "21",
                    "-proc:none",
                    "-Xlint:all",
                    "-Werror",
                    "-d",
                    into.toString(),
                    "-cp",
                    System.getProperty("java.class.path"));
            assertThat(compiler.getTask(null, files, null, options, null, files.getJavaFileObjects(sources))
                            .call())
                    .isTrue();
        }
    }

    /** Its project is that of the example, which the how-to page on tests explains. */
    @Test
    void itsProjectIsThatOfTheExample() throws Exception {
        write();
        List<String> example = Files.readAllLines(Path.of("../docs/examples/my-protocol/pom.xml"));
        assertThat(Files.readAllLines(folder().resolve("pom.xml")))
                .filteredOn(line -> line.contains("<dependency>") || line.contains("<artifactId>maven-"))
                .anyMatch(line -> line.contains("maven-compiler-plugin")) // without, Maven 3.8 compiles for Java 5
                .isSubsetOf(example);
    }

    @Test
    void nothingIsOverwritten() throws Exception {
        write();
        Path page = Files.writeString(folder().resolve("README.md"), "mine");
        Typed again = write();
        assertThat(again.code()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(again.err()).contains(folder() + " is there already, and nothing was written");
        assertThat(page).hasContent("mine");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Ferry", "../ferry", "two--phase", "-x", "9lives", "class", "node", "java", "client", ""})
    void whatCannotBeANameIsSaid(String name) {
        Typed typed = Terminal.plain().type("new", "--out", folder().toString(), "--", name);
        assertThat(typed.code()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(typed.err()).contains("NAME: ");
        assertThat(folder()).doesNotExist();
    }

    @Test
    void aProtocolThatIsInstalledKeepsItsName() {
        Typed typed = Terminal.plain().type("new", "raft", "--out", folder().toString());
        assertThat(typed.code()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(typed.err()).contains("there is a protocol called raft already");
    }
}
