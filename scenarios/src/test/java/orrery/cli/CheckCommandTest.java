package orrery.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import orrery.Golden;
import orrery.cli.Terminal.Typed;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A history is judged by every model that makes sense for it, and what is none is refused with its place. */
class CheckCommandTest {

    private static final String HISTORIES = "../docs/explanation/histories/";

    @TempDir
    private Path folder;

    private final Terminal terminal = Terminal.plain();

    private Typed check(String text, String... more) throws IOException {
        Path file = folder.resolve("history");
        Files.writeString(file, text);
        String[] words = new String[more.length + 2];
        words[0] = "check";
        words[1] = file.toString();
        System.arraycopy(more, 0, words, 2, more.length);
        return terminal.type(words);
    }

    /** What people read: the models as a tree, each broken one with few operations, and the strongest that hold. */
    @ParameterizedTest
    @CsvSource({
        "stale-read.jsonl, kv",
        "store-buffer.jsonl, kv",
        "own-write-lost.jsonl, kv",
        "forgotten-past.jsonl, kv",
        "long-fork.edn, rw-register",
        "write-skew.edn, rw-register",
        "aborted-read.edn, rw-register",
        "read-skew.edn, list-append"
    })
    void reports(String name, String model) throws IOException {
        Typed typed = terminal.type("check", HISTORIES + name, "--model", model);
        assertThat(typed.code()).as(typed.err()).isEqualTo(ExitCode.BROKEN);
        Golden.check(Path.of("src/test/resources/orrery/cli/check", name.replaceFirst("\\..*", ".txt")), typed.out());
    }

    private static final String TWO_WRITES = """
            {"type":"invoke","process":1,"f":"write","value":1}
            {"type":"ok","process":1,"f":"write","value":1}
            {"type":"invoke","process":2,"f":"read","value":null}
            {"type":"ok","process":2,"f":"read","value":%s}
            """;

    @Test
    void exitCodes() throws IOException {
        assertThat(check(TWO_WRITES.formatted(1), "--model", "register").code()).isEqualTo(ExitCode.KEPT);
        assertThat(check(TWO_WRITES.formatted(0), "--model", "register", "--initial", "0")
                        .code())
                .isEqualTo(ExitCode.BROKEN);
        assertThat(check(TWO_WRITES.formatted(0), "--model", "register", "--initial", "0", "--consistency", "causal")
                        .code())
                .isEqualTo(ExitCode.KEPT);
        assertThat(check("", "--model", "register").code()).isEqualTo(ExitCode.KEPT);
    }

    /** Whatever the others did: the write of 1 that comes again explains the last read, and is not left out. */
    @Test
    void aCounterExampleIsOneWhateverTheOthersDid() throws IOException {
        StringBuilder history = new StringBuilder();
        for (String said : List.of("write 1", "write 2", "write 1", "read 1", "write 3", "read 2")) {
            String[] words = said.split(" ");
            for (String type : List.of("invoke", "ok")) {
                history.append("{:process 0, :type :%s, :f :%s, :value %s}%n".formatted(type, words[0], words[1]));
            }
        }
        JsonNode models = JsonMapper.shared()
                .readTree(check(history.toString(), "--model", "register", "--json")
                        .out())
                .get("models");
        List<String> core = models.get(0)
                .get("core")
                .valueStream()
                .map(line -> line.get("words").stringValue())
                .toList();
        assertThat(core).contains("read = 2").doesNotContain("read = 1").hasSizeLessThanOrEqualTo(4);
    }

    @Test
    void standardInput() {
        InputStream before = System.in;
        try {
            System.setIn(new ByteArrayInputStream(TWO_WRITES.formatted(1).getBytes(StandardCharsets.UTF_8)));
            Typed typed = terminal.type("check", "-", "--model", "register");
            assertThat(typed.code()).as(typed.err()).isEqualTo(ExitCode.KEPT);
        } finally {
            System.setIn(before);
        }
    }

    @Test
    void aRunOfOurOwn() {
        Path run = folder.resolve("run");
        assertThat(terminal.type("run", "raft/leader-crash", "--no-pictures", "--out", run.toString())
                        .code())
                .isEqualTo(ExitCode.KEPT);
        Typed typed = terminal.type("check", run.toString());
        assertThat(typed.code()).as(typed.out() + typed.err()).isEqualTo(ExitCode.KEPT);
        assertThat(typed.out()).contains("model kv").contains("The history is linearizable.");
    }

    /** One message, with place, what was found and what is known; no stack trace. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{:process 0, :type :invoke, :f :write, :value 1|register|line 1, column 48: expected a value",
                "{:process 0, :type :begin}|register|invoke, ok, fail or info, not begin",
                "{:process 0, :type :invoke, :f :enqueue, :value 1}|register|line 1, column 51: the register model knows",
                "{:process 0 :type :invoke :f :read}{:process 0 :type :ok :f :read}{:process 0 :type :ok :f :read}|register|completes"
                        + " an operation that it did not invoke",
                "{\"process\":0,\"type\":\"invoke\",\"f\":\"put\",\"key\":\"x\",\"value\":\"a\"}|kv|expected a whole number",
                "{:type :ok, :value [[:w :x 1]]}|list-append|is not of list-append but of rw-register",
                "{:type :ok, :value 7}|list-append|expected a transaction like",
                "hello|kv|begins like no history that is known",
                "r x 1|kv|is of rw-register, not of kv",
                "{:type :ok}|kevv|there is no model kevv",
            })
    void whatIsNoHistory(String text, String model, String message) throws IOException {
        Typed typed = check(text, "--model", model);
        assertThat(typed.code()).as(typed.err()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(typed.err()).contains(message).doesNotContain("\tat ");
        assertThat(typed.out()).isEmpty();
    }

    @Test
    void whatCannotBeAsked() throws IOException {
        assertThat(check("{:type :ok}").err()).contains("say with --model");
        assertThat(check("", "--model", "kv", "--consistency", "cuasal").err()).contains("did you mean causal?");
        assertThat(check("", "--model", "queue", "--consistency", "causal").code())
                .isEqualTo(ExitCode.BAD_INPUT);
        assertThat(check("", "--model", "kv", "--budget", "0").err()).contains("at least 1 step");
        assertThat(check("", "--model", "kv", "--initial", "0").err()).contains("kv begins empty");
        assertThat(terminal.type("check", folder.resolve("absent").toString(), "--model", "kv")
                        .err())
                .contains("there is no");
        assertThat(check("\u001f\uFFFD", "--model", "kv").err()).contains("compressed");
    }

    /** Neither deep nesting nor long words nor endless comments do any harm. */
    @ParameterizedTest
    @ValueSource(strings = {"[", "{:a ", "\"", "#", ";", "#_", "{:process 0 :type :invoke :f :read :value "})
    void moreThanAnybodyWrites(String piece) throws IOException {
        Typed typed = check(piece.repeat(200_000), "--model", "register", "--format", "edn");
        assertThat(typed.code()).as(typed.err()).isIn(ExitCode.KEPT, ExitCode.BAD_INPUT);
        Typed told = check(piece.repeat(200_000), "--model", "register");
        assertThat(told.code()).as(told.err()).isIn(ExitCode.KEPT, ExitCode.BAD_INPUT);
    }

    /** What is in a history never becomes markup, and never moves a cursor. */
    @Test
    void hostileValues() throws IOException {
        String evil = "</title><script>alert(1)</script>\\u001b[2J&\\\"'";
        String text = """
                {"type":"invoke","process":"%1$s","f":"write","key":"%1$s","value":"%1$s"}
                {"type":"ok","process":"%1$s","f":"write","key":"%1$s","value":"%1$s"}
                {"type":"invoke","process":2,"f":"read","key":"%1$s","value":null}
                {"type":"ok","process":2,"f":"read","key":"%1$s","value":"%1$s!"}
                """.formatted(evil);
        Typed typed = check(
                text, "--model", "register", "--out", folder.resolve("out").toString());
        assertThat(typed.code()).as(typed.err()).isEqualTo(ExitCode.BROKEN);
        assertThat(typed.out()).doesNotContain("\u001b");
        for (String name : List.of("check.html", "operations.svg", "models.svg")) {
            assertThat(Files.readString(folder.resolve("out").resolve(name)))
                    .as(name)
                    .doesNotContain("<script")
                    .doesNotContain("\u001b");
        }
        assertThat(Files.readString(folder.resolve("out/check.html"))).contains("&lt;script&gt;");
    }

    @Test
    void equalHistoriesLeaveEqualFiles() throws IOException {
        for (String name : List.of("one", "other")) {
            terminal.type(
                    "check", HISTORIES + "write-skew.edn", "--model", "rw-register", "--out", folder + "/" + name);
        }
        for (String name : List.of("check.html", "operations.svg", "models.svg", "check.json")) {
            assertThat(folder.resolve("one").resolve(name))
                    .hasSameBinaryContentAs(folder.resolve("other").resolve(name));
        }
    }

    @Test
    void forMachines() {
        JsonNode said = JsonMapper.shared()
                .readTree(terminal.type("check", HISTORIES + "store-buffer.jsonl", "--model", "kv", "--json")
                        .out());
        assertThat(said.get("asked").stringValue()).isEqualTo("linearizable");
        assertThat(said.get("holds").booleanValue()).isFalse();
        assertThat(said.get("strongest").toString()).isEqualTo("[\"causal-memory\",\"causal-convergent\"]");
        assertThat(said.get("models")).hasSize(10);
    }

    /** An order may be of millions of operations, and there are many models. */
    @Test
    void aWitnessIsToldOnceByTheStrongestModel() throws IOException {
        String history =
                "{:process 0, :type :invoke, :f :write, :value 1}\n{:process 0, :type :ok, :f :write, :value 1}\n";
        JsonNode models = JsonMapper.shared()
                .readTree(check(history, "--model", "register", "--json").out())
                .get("models");
        assertThat(models.get(0).get("name").stringValue()).isEqualTo("linearizable");
        assertThat(models.get(0).get("order").toString()).isEqualTo("[0]");
        assertThat(models.valueStream().skip(1))
                .isNotEmpty()
                .allMatch(model -> model.get("standing").stringValue().equals("holds")
                        && model.get("order").isEmpty());
    }

    @Test
    void aFileThatIsTooLargeForTheMemoryIsRefusedWhileItIsRead() throws IOException, InterruptedException {
        Path file = folder.resolve("large");
        Files.writeString(
                file,
                IntStream.range(1, 1_000_000)
                        .mapToObj("w x %d\n-----\n"::formatted)
                        .collect(Collectors.joining()));
        ProcessBuilder process = Child.process("check", file.toString(), "--consistency", "read-committed");
        process.command().add(1, "-Xmx40m");
        Child.Ended ended = Child.end(process.start());
        assertThat(ended.code()).as(ended.err()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(ended.err().lines())
                .singleElement()
                .asString()
                .containsPattern(
                        "large is too large: after [0-9,]+ operations it takes more than the [0-9]+ MB of memory that are allowed"
                                + " for it; a larger heap allows more, as with ORRERY_JAVA_OPTS=-Xmx4g");
    }
}
