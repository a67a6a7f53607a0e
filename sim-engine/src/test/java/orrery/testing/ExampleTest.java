package orrery.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

/** The example project compiles against this module and passes; and a failure in it reads as the how-to page shows. */
class ExampleTest {

    private static final Path DOCS = Path.of("..", "docs");
    private static final Path PROJECT = DOCS.resolve("examples/my-protocol/src");
    private static final Path PAGE = DOCS.resolve("how-to/test-with-junit-and-jqwik.md");
    private static final String TEST = "test/java/tickets/DispenserTest.java";
    private static final String PROPS = "test/java/tickets/DispenserProps.java";

    @TempDir
    Path folder;

    @Test
    void itsTestsPass() throws Exception {
        TestExecutionSummary summary = run(read(TEST), Map.of(), "tickets.DispenserTest", "tickets.DispenserProps");
        assertThat(messages(summary)).isEmpty();
        assertThat(summary.getTestsSucceededCount()).isEqualTo(3);
    }

    @Test
    void thePageShowsItsFiles() throws IOException {
        List<String> blocks = blocks("java");
        assertThat(blocks).isNotEmpty();
        String sources = read(TEST) + read(PROPS);
        assertThat(blocks).allSatisfy(block -> assertThat(sources).contains(block));
    }

    @Test
    void aFailureReadsAsThePageShows() throws Exception {
        TestExecutionSummary summary = run(forgetful(), Map.of(), "tickets.DispenserTest");
        assertThat(messages(summary)).containsExactlyElementsOf(blocks("text"));
        try (Stream<Path> traces = Files.list(out())) {
            assertThat(traces.toList())
                    .hasSize(1)
                    .allMatch(trace -> trace.toFile().length() > 0);
        }
    }

    @Test
    void aSeedIsPlayedAgain() throws Exception {
        TestExecutionSummary again = run(forgetful(), Map.of("orrery.seed", "7"), "tickets.DispenserTest");
        assertThat(messages(again))
                .singleElement()
                .asString()
                .startsWith("seed 7 broke \"no number is handed out twice\"");
    }

    @Test
    void aTwinThatIsNotWrongIsTold() throws Exception {
        TestExecutionSummary summary = run(
                read(TEST).replace("new Dispenser.Forgetful()", "new Dispenser()"), Map.of(), "tickets.DispenserTest");
        assertThat(messages(summary))
                .containsExactly("\"no number is handed out twice\" was to break, and did not in the seeds 1 to 50;"
                        + " nothing else did");
    }

    @Test
    void anEmptyGreenIsTold() throws Exception {
        TestExecutionSummary summary = run(
                read(TEST).replace("clients(2, 1, 10", "clients(0, 1, 10").replace(", breaks = Dispenser.ONCE", ""),
                Map.of(),
                "tickets.DispenserTest");
        assertThat(messages(summary))
                .contains("no promise was broken in the seeds 1 to 500, but little is proved:"
                        + " \"a third ticket is handed out\" never happened");
    }

    private static String forgetful() throws IOException {
        return read(TEST).replace("of(new Dispenser())", "of(new Dispenser.Forgetful())");
    }

    private static String read(String file) throws IOException {
        return Files.readString(PROJECT.resolve(file));
    }

    private static List<String> blocks(String language) throws IOException {
        Matcher block = Pattern.compile("^```" + language + "\n(.*?)\n```$", Pattern.MULTILINE | Pattern.DOTALL)
                .matcher(Files.readString(PAGE));
        List<String> blocks = new ArrayList<>();
        while (block.find()) {
            blocks.add(block.group(1));
        }
        return blocks;
    }

    private Path out() {
        return folder.resolve("traces");
    }

    private List<String> messages(TestExecutionSummary summary) {
        return summary.getFailures().stream()
                .map(failure -> failure.getException().getMessage().replace(out().toString(), "target/orrery"))
                .toList();
    }

    private TestExecutionSummary run(String test, Map<String, String> parameters, String... classes) throws Exception {
        Path changed = Files.createDirectories(folder.resolve("tickets")).resolve("DispenserTest.java");
        Path compiled = Files.createDirectories(folder.resolve("classes"));
        compile(
                List.of(
                        PROJECT.resolve("main/java/tickets/Dispenser.java"),
                        PROJECT.resolve(PROPS),
                        Files.writeString(changed, test)),
                compiled);
        SummaryGeneratingListener listener = new SummaryGeneratingListener();
        try (URLClassLoader loader = new URLClassLoader(
                new URL[] {compiled.toUri().toURL()}, getClass().getClassLoader())) {
            LauncherDiscoveryRequestBuilder request = LauncherDiscoveryRequestBuilder.request()
                    .configurationParameter("orrery.out", out().toString())
                    .configurationParameter(
                            "jqwik.database", folder.resolve("database").toString())
                    .configurationParameters(parameters);
            for (String name : classes) {
                request.selectors(selectClass(loader.loadClass(name)));
            }
            LauncherDiscoveryRequest tests = request.build();
            LauncherFactory.create().execute(tests, listener);
        }
        return listener.getSummary();
    }

    private static void compile(List<Path> sources, Path into) throws IOException {
        List<String> options = List.of(
                "--release",
                "21",
                "-proc:none",
                "-parameters",
                "-d",
                into.toString(),
                "-cp",
                System.getProperty("java.class.path"));
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter out = new StringWriter();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, Locale.ROOT, null)) {
            assertThat(compiler.getTask(
                                    new PrintWriter(out),
                                    files,
                                    null,
                                    options,
                                    null,
                                    files.getJavaFileObjectsFromPaths(sources))
                            .call())
                    .as(out.toString())
                    .isTrue();
        }
    }
}
