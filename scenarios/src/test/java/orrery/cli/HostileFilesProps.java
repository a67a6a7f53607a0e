package orrery.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import orrery.cli.Terminal.Typed;

/**
 * Whatever is in a file, the command that reads it does what it is for, or says what is wrong with the file: it is never a
 * mistake of the program, and nothing is written outside of the folder that was named.
 */
class HostileFilesProps {

    private static final List<String> PICTURES = List.of("report.html", "spacetime.svg", "timeline.txt");

    /** The files of an honest run, and the folder in which all of this happens. */
    private record Honest(Path folder, String trace, String report, String scenario) {}

    private static final Honest HONEST = play();

    private static Honest play() {
        try {
            Path folder = Files.createTempDirectory("orrery-hostile-");
            Path run = folder.resolve("run");
            String file = Terminal.scenario("stormy");
            Typed typed = Terminal.plain()
                    .type(
                            "run",
                            file,
                            "--set",
                            "duration=700ms",
                            "--set",
                            "faults[1].at=600ms",
                            "--set",
                            "faults[2].at=600ms",
                            "--set",
                            "faults[3].at=600ms",
                            "--no-pictures",
                            "--out",
                            run.toString());
            assertThat(typed.code()).as(typed.err()).isEqualTo(ExitCode.KEPT);
            return new Honest(
                    folder,
                    Files.readString(run.resolve("trace.jsonl")),
                    Files.readString(run.resolve("report.json")),
                    Files.readString(Path.of(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @AfterContainer
    static void clearUp() throws IOException {
        clear(HONEST.folder());
    }

    @Provide
    Arbitrary<List<Mutation>> mutations() {
        return Mutation.some();
    }

    @Property(tries = 150)
    void ofTraces(@ForAll("mutations") List<Mutation> mutations) throws IOException {
        view(Mutation.all(mutations, HONEST.trace()), HONEST.report());
    }

    @Property(tries = 100)
    void ofReports(@ForAll("mutations") List<Mutation> mutations) throws IOException {
        view(HONEST.trace(), Mutation.all(mutations, HONEST.report()));
    }

    @Property(tries = 150)
    void ofScenarios(@ForAll("mutations") List<Mutation> mutations) throws IOException {
        Path home = HONEST.folder().resolve("mine");
        Path file = write(home.resolve("mine.yaml"), Mutation.all(mutations, HONEST.scenario()));
        // what can be played is played, but not for long
        check(Terminal.plain()
                .type(
                        "run",
                        file.toString(),
                        "--no-pictures",
                        "--out",
                        home.resolve("out").toString(),
                        "--set",
                        "maxSteps=2000"));
        clear(home);
        assertThat(names(HONEST.folder())).containsExactly("run");
    }

    private static void view(String mutatedTrace, String mutatedReport) throws IOException {
        Path home = HONEST.folder().resolve("mine");
        write(home.resolve("trace.jsonl"), mutatedTrace);
        write(home.resolve("report.json"), mutatedReport);
        Path out = home.resolve("out");
        Typed typed = Terminal.plain().type("view", home.toString(), "--out", out.toString());
        check(typed);
        if (typed.code() == ExitCode.KEPT) {
            assertThat(names(out)).containsAll(PICTURES);
            assertThat(Files.readString(out.resolve("report.html"))).doesNotContain("<script>alert", "<svg onload");
        }
        assertThat(names(home)).isSubsetOf("out", "report.json", "trace.jsonl");
        clear(home);
        assertThat(names(HONEST.folder())).containsExactly("run");
    }

    private static void check(Typed typed) {
        assertThat(typed.code()).as(typed.err()).isBetween(ExitCode.KEPT, ExitCode.BAD_INPUT);
        assertThat(typed.out() + typed.err())
                .hasSizeLessThan(1_000_000)
                .doesNotContain("\u001b", "\u0000", "\tat ", "Exception");
        if (typed.code() == ExitCode.BAD_INPUT) {
            assertThat(typed.err()).startsWith("orrery: ");
        }
    }

    private static Path write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        return Files.write(file, text.getBytes(StandardCharsets.UTF_8));
    }

    private static TreeSet<String> names(Path home) throws IOException {
        TreeSet<String> names = new TreeSet<>();
        try (Stream<Path> files = Files.list(home)) {
            files.forEach(file -> names.add(file.getFileName().toString()));
        }
        return names;
    }

    private static void clear(Path home) throws IOException {
        try (Stream<Path> files = Files.walk(home)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
