package orrery.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static orrery.cli.Terminal.scenario;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import orrery.Golden;
import orrery.cli.Terminal.Typed;

/** Playing a scenario: what is told, what is written, and what the shell learns. */
class RunCommandTest {

    private static final Path GOLDEN = Path.of("src/test/resources/orrery/cli/golden");
    private static final String POSTBOX = scenario("postbox");

    private final Terminal terminal = Terminal.plain();

    @TempDir
    private Path folder;

    // ---- what is told

    @Test
    void aRunInWhichEverythingHolds() throws IOException {
        Typed typed = terminal.type("run", POSTBOX, "--no-pictures");
        assertThat(typed.code()).isEqualTo(ExitCode.KEPT);
        assertThat(typed.err()).isEmpty();
        Golden.check(GOLDEN.resolve("held.txt"), typed.out());
    }

    /** What a server lost in a crash it lost by restarting, so both are part of how it came to it. */
    @Test
    void aCrashThatTookSomethingAwayIsToldOf() {
        assertThat(terminal.type("run", "raft/forgets-its-vote", "--no-pictures")
                        .out())
                .containsPattern("HOW IT CAME TO STEP 16(?s:.*) n3 +#9 +CRASH(?s:.*) n3 +#12 +RESTART(?s:.*)BROKEN");
    }

    @Test
    void whatAClientWasAnsweredIsWrittenAsEverywhereElse() {
        assertThat(terminal.type("run", "raft/reads-without-quorum", "--no-pictures")
                        .out())
                .containsPattern("What decides it:\n  step \\d+  c2: is answered Done\n")
                .containsPattern("  step \\d+  c1: is answered Found\\(value=\\d+\\)\n");
    }

    @Test
    void aRunThatBreaksAPromiseEndsWithTheLineThatPlaysItAgain() throws IOException {
        Typed typed = terminal.type("run", POSTBOX, "--no-pictures", "--twin", "takes-all");
        assertThat(typed.code()).isEqualTo(ExitCode.BROKEN);
        Golden.check(GOLDEN.resolve("broken.txt"), typed.out());
    }

    @Test
    void theLineThatPlaysItAgainDoes() {
        Typed typed = terminal.type(
                "run",
                POSTBOX,
                "--no-pictures",
                "--twin",
                "takes-all",
                "--seed",
                "7",
                "--set",
                "duration=3s",
                "--keep-going");
        String again = line(typed.out(), "again ");
        assertThat(again).startsWith("./orrery run " + POSTBOX + " --seed 7 ");
        String[] words = again.substring("./orrery ".length()).split(" ");
        Typed second = terminal.type(
                Stream.concat(Arrays.stream(words), Stream.of("--no-pictures")).toArray(String[]::new));
        assertThat(second).isEqualTo(typed);
    }

    @Test
    void everythingAndNothingOfTheTimeline() {
        String all = terminal.type("run", POSTBOX, "--no-pictures", "--timeline", "all")
                .out();
        String matters = terminal.type("run", POSTBOX, "--no-pictures").out();
        String none = terminal.type("run", POSTBOX, "--no-pictures", "--timeline", "none")
                .out();
        assertThat(all.lines().count()).isGreaterThan(matters.lines().count());
        assertThat(none).contains("PROMISES", "digest").doesNotContain("WHAT HAPPENED");
        assertThat(matters).contains(lines(none.lines().skip(4)));
    }

    /** Two nodes that begin with 2 and 0 hold 1 each when they have met, as the experiment with the same measure says. */
    @Test
    void aCurveOverTheTimeOfOneRun() throws IOException {
        Path scenario = folder.resolve("pair.yaml");
        Files.writeString(scenario, "{ protocol: averaging, nodes: 2, duration: 6s }");
        String out = folder.resolve("out").toString();
        String[] run = {"run", scenario.toString(), "--out", out, "--curve", "spread saved.value every 1500ms"};
        assertThat(terminal.type(run).code()).isEqualTo(ExitCode.KEPT);
        assertThat(Files.readAllLines(folder.resolve("out/spread-saved.value-every-1.5s.csv")).stream()
                        .map(line -> line.split(",")[1] + " " + line.split(",")[2]))
                .containsExactly("x y", "0 2000000", "1.5 0", "3 0", "4.5 0", "6 0");
        assertThat(folder.resolve("out/spread-saved.value-every-1.5s.svg")).exists();
        // of a run of which only the end was kept, there is the end of the curve
        String[] last =
                Stream.concat(Arrays.stream(run), Stream.of("--last", "2")).toArray(String[]::new);
        assertThat(terminal.type(last).code()).isEqualTo(ExitCode.KEPT);
        assertThat(Files.readString(folder.resolve("out/spread-saved.value-every-1.5s.csv")))
                .doesNotContain("2000000")
                .contains(",6,0,");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "spread savd every 1s|the servers' states have the fields",
                "share averager|a curve is measured at many times",
                "steps every 1s|only share, agree and spread",
                "sprede x every 1s|what is measured is one of",
            })
    void noCurveOfWhatThereIsNot(String curve, String message) throws IOException {
        Path scenario = folder.resolve("pair.yaml");
        Files.writeString(scenario, "{ protocol: averaging, nodes: 2, duration: 6s }");
        Typed typed = terminal.type("run", scenario.toString(), "--curve", curve);
        assertThat(typed.code()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(typed.err()).contains("--curve: found \"" + curve + "\"", message);
    }

    @Test
    void aRunThatProvesLittleSaysSoAndFailsIfItMustNot() {
        String[] words = {"run", POSTBOX, "--no-pictures", "--timeline", "none", "--set", "network.loss=100%"};
        Typed allowed = terminal.type(words);
        assertThat(line(allowed.out(), "Warning: ")).contains("no operation completed");
        String[] strict = Stream.concat(Arrays.stream(words), Stream.of("--set", "expect.vacuous=never"))
                .toArray(String[]::new);
        Typed never = terminal.type(strict);
        assertThat(allowed.code()).isEqualTo(ExitCode.KEPT);
        assertThat(never.code()).isEqualTo(ExitCode.BROKEN);
        assertThat(never.out())
                .contains("no operation completed", "this scenario expects vacuous: never")
                .doesNotContain("Warning");
        assertThat(terminal.type("run", POSTBOX, "--no-pictures").out()).doesNotContain("Warning");
    }

    @Test
    void coloursOnlyWhereTheyAreWanted() {
        assertThat(terminal.type("run", POSTBOX, "--no-pictures").out()).doesNotContain("\u001b");
        assertThat(terminal.type("run", POSTBOX, "--no-pictures", "--color", "always")
                        .out())
                .contains("\u001b[");
        assertThat(Terminal.coloured().type("run", POSTBOX, "--no-pictures").out())
                .contains("\u001b[");
        assertThat(Terminal.coloured()
                        .type("--color", "never", "run", POSTBOX, "--no-pictures")
                        .out())
                .doesNotContain("\u001b");
    }

    @Test
    void nothingThatAScenarioSaysReachesTheTerminalAsACommand() {
        Typed typed = terminal.type("run", POSTBOX, "--no-pictures", "--set", "title=\"\\e[2J bell \\a\"");
        assertThat(typed.err()).contains("\\u001b[2J bell \\u0007").doesNotContain("\u001b", "\u0007");
    }

    // ---- what machines are told

    @Test
    void oneJsonDocumentWithAllOfIt() throws IOException {
        Typed typed = terminal.type("run", POSTBOX, "--no-pictures", "--json");
        assertThat(typed.code()).isEqualTo(ExitCode.KEPT);
        Golden.check(GOLDEN.resolve("held.json"), typed.out());
    }

    @ParameterizedTest
    @ValueSource(strings = {"seed=1", "twin=takes-all", "faults=", "maxSteps=20", "seed=-9223372036854775808"})
    void theJsonDocumentIsAsItsSchemaSays(String setting) throws IOException {
        String json = terminal.type("run", POSTBOX, "--no-pictures", "--json", "--set", setting)
                .out();
        String schema = terminal.type("schema", "report").out();
        assertThat(SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                        .getSchema(schema)
                        .validate(json, InputFormat.JSON))
                .isEmpty();
    }

    // ---- what is written

    @Test
    void theFolderHoldsAllOfTheRunAndNothingElse() throws IOException {
        Typed typed = terminal.type("run", POSTBOX, "--out", folder.toString());
        assertThat(names(folder))
                .contains("timeline.txt", "trace.jsonl", "report.json", "report.html", "spacetime.svg", "spacetime.png")
                .allMatch(name -> !name.startsWith("."));
        assertThat(line(typed.out(), "wrote ")).isEqualTo(folder + ": " + String.join(", ", names(folder)));
        assertThat(line(typed.out(), "open "))
                .isEqualTo(folder.resolve("report.html").toString());
    }

    @Test
    void equalRunsLeaveEqualFiles() throws IOException {
        Path second = folder.resolve("second");
        terminal.type("run", POSTBOX, "--out", folder.resolve("first").toString());
        terminal.type("run", POSTBOX, "--out", second.toString());
        for (String name : names(second)) {
            assertThat(second.resolve(name))
                    .hasSameBinaryContentAs(folder.resolve("first").resolve(name));
        }
    }

    @Test
    void withoutPicturesTheTraceIsKeptWhereItIsAskedFor() throws IOException {
        terminal.type("run", POSTBOX, "--no-pictures", "--out", folder.toString());
        assertThat(names(folder)).containsExactly("report.json", "timeline.txt", "trace.jsonl");
    }

    @Test
    void ofALongRunTheLastStepsAreKept() throws IOException {
        String all = terminal.type("run", POSTBOX, "--no-pictures").out();
        String last = terminal.type("run", POSTBOX, "--no-pictures", "--last", "5", "--out", folder.toString())
                .out();
        assertThat(Files.readAllLines(folder.resolve("trace.jsonl")).stream()
                        .filter(line -> line.startsWith("{\"step\"")))
                .hasSize(5);
        assertThat(last).contains("Only the last 5 of 156 steps were recorded.", "2 promises held.");
        assertThat(digest(last)).isEqualTo(digest(all));
        assertThat(terminal.type("run", POSTBOX, "--no-pictures", "--last", "0").out())
                .contains("No steps were recorded.", "2 promises held.");
    }

    private static String digest(String out) {
        return out.substring(out.indexOf("digest "), out.indexOf("digest ") + "digest ".length() + 16);
    }

    @Test
    void aFolderThatCannotBeIsKnownBeforeAnythingIsPlayed() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "mine");
        Typed typed =
                terminal.type("run", POSTBOX, "--out", file.resolve("below").toString());
        assertThat(typed)
                .isEqualTo(new Typed(
                        ExitCode.BAD_INPUT,
                        "",
                        "orrery: cannot write to " + file.resolve("below") + ": " + file
                                + " is not a folder; name another folder with --out\n"));
        assertThat(file).hasContent("mine");
    }

    // ---- what the shell learns

    @ParameterizedTest(name = "{0} {1} {2}: {3}")
    @CsvSource({
        "postbox, seed=42, 0, 2 promises held",
        "takes-all, seed=42, 0, 'broken, as expected: a letter is there once'",
        "takes-all, twin=, 1, 'no promise was broken; this scenario expects exactly \"a letter is there once\" to be broken'",
        "postbox, twin=takes-all, 1, broken: a letter is there once",
    })
    void theExitCodeSaysWhetherTheRunWasAsExpected(String name, String setting, int code, String conclusion) {
        Typed typed = terminal.type("run", scenario(name), "--no-pictures", "--json", "--set", setting);
        assertThat(typed.code()).isEqualTo(code);
        assertThat(typed.out()).contains("\"conclusion\" : \"" + conclusion.replace("\"", "\\\"") + "\"");
    }

    @Test
    void allMistakesOfAScenarioAreToldAtOnce() {
        Typed typed = terminal.type("run", scenario("wrong"), "--set", "nodes=none");
        assertThat(typed.code()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(typed.out()).isEmpty();
        assertThat(typed.err())
                .contains("protocl", "did you mean", "protocol", "never", "200%", "--set nodes=none")
                .doesNotContain("Exception", "\tat ");
    }

    @ParameterizedTest
    @CsvSource({
        "run, SCENARIO",
        "'run no/such', no such scenario",
        "'run a b', there is nothing to be done with b",
        "'run x --sed 3', there is no option --sed; did you mean --seed?",
        "run x --seed three, no whole number",
        "'run x --timeline loud', 'this is one of matters'",
        "'run x --set', Missing required parameter",
        "run src, there is no such file",
        "list twinz, 'did you mean twins?'",
        "schema foo, trace",
        "view, TRACE",
        "run x --last -1, fewer than 0 steps",
    })
    void aMistypedCommandIsToldInOneMessage(String words, String message) {
        Typed typed = terminal.type(words.split(" "));
        assertThat(typed.code()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(typed.out()).isEmpty();
        assertThat(typed.err()).startsWith("orrery: ").contains(message).doesNotContain("\tat ");
    }

    @Test
    void aMistakeThatIsNotTheirsComesWithTheDetails() throws IOException {
        Typed typed = Terminal.faulty().type("run", scenario("faulty"), "--no-pictures");
        assertThat(typed.code()).isEqualTo(ExitCode.OUR_FAULT);
        assertThat(typed.out()).isEmpty();
        assertThat(typed.err())
                .contains("sorry", "/ by zero", "./orrery run " + scenario("faulty") + " --no-pictures")
                .doesNotContain("\tat ");
        Path details = Path.of(line(typed.err(), "  the details    "));
        assertThat(details).content().contains("ArithmeticException: / by zero", "\tat orrery.", "Java ");
        Files.delete(details);
    }

    @Test
    void whatDoesNotFitIntoMemoryIsNoMistakeOfTheProgram() {
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        PrintStream to = new PrintStream(err, true, StandardCharsets.UTF_8);
        Failures failures = new Failures(new Console(to, to, false, false, 100, () -> 0), List.of("run", "a b"));
        assertThat(failures.tooLarge()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .contains("--last", HistoryChoice.more() + " ./orrery run 'a b'\n");
    }

    /** Before the collector takes all the time, and with as few words; in a campaign that is no mistake of ours either. */
    @ParameterizedTest
    @ValueSource(strings = {"replay FILE --timeline none", "fuzz FILE --seeds 1..1 --climate calm --out OUT"})
    void aRunThatFillsTheHeapIsRefused(String line) throws Exception {
        Path file = Files.writeString(folder.resolve("large.yaml"), """
                protocol: heartbeat
                nodes: 2000
                duration: 200h
                expect: { held: all }
                """);
        ProcessBuilder child = Child.process(line.replace("FILE", file.toString())
                .replace("OUT", folder.resolve("out").toString())
                .split(" "));
        child.command().add(1, "-Xmx48m");
        Child.Ended ended = Child.end(child.start());
        assertThat(ended.code()).as(ended.err()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(ended.err())
                .startsWith("orrery: this does not fit into the memory")
                .hasLineCount(2);
    }

    // ---- help in reading

    private static String line(String text, String start) {
        return text.lines()
                .filter(line -> line.startsWith(start))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no line begins with " + start + ":\n" + text))
                .substring(start.length())
                .strip();
    }

    private static String lines(Stream<String> lines) {
        return lines.reduce("", (text, line) -> text + line + "\n");
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
