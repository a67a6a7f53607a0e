package orrery.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static orrery.cli.Terminal.scenario;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import orrery.cli.Terminal.Typed;

/** A run is exported alike from its scenario, its folder and its trace. */
class ExportCommandTest {

    private static final List<String> ALL = List.of(
            "messages.csv", "metrics.prom", "operations.csv", "otlp.json", "perfetto.json", "shiviz.log", "steps.csv");

    private final Terminal terminal = Terminal.plain();

    @TempDir
    private Path folder;

    @Test
    void aSavedRunIsWrittenAsAPlayedOne() throws IOException {
        String run = folder.resolve("run").toString();
        terminal.type("run", scenario("postbox"), "--no-pictures", "--out", run);
        List<String> sources = List.of(
                scenario("postbox"), run, folder.resolve("run/trace.jsonl").toString());
        for (int nth = 0; nth < sources.size(); nth++) {
            Path out = folder.resolve("out" + nth);
            Typed typed = terminal.type("export", sources.get(nth), "--to", "all", "--out", out.toString());
            assertThat(typed.code()).as(typed.err()).isEqualTo(ExitCode.KEPT);
            assertThat(typed.out()).startsWith("wrote " + out + ": " + String.join(", ", ALL));
            for (String name : ALL) {
                assertThat(out.resolve(name)).isNotEmptyFile();
                assertThat(out.resolve(name)).hasSameBinaryContentAs(folder.resolve("out0/" + name));
            }
        }
    }

    @Test
    void oneFormIsOneForm() throws IOException {
        Path out = folder.resolve("out");
        terminal.type("export", scenario("postbox"), "--to", "shiviz", "--out", out.toString());
        try (Stream<Path> files = Files.list(out)) {
            assertThat(files.map(file -> file.getFileName().toString())).containsExactly("shiviz.log");
        }
    }

    @Test
    void whatCannotBeExportedIsTold() {
        assertRefused(terminal.type("export", scenario("postbox"), "--to", "zipkin"), "zipkin");
        assertRefused(terminal.type("export", scenario("postbox")), "--to");
        assertRefused(terminal.type("export", "absent.jsonl", "--to", "csv"), "there is no absent.jsonl");
        assertRefused(terminal.type("export", "postbux", "--to", "csv"), "postbux");
        assertRefused(
                terminal.type("export", folder.toString(), "--to", "csv"),
                "there is no " + folder.resolve("trace.jsonl"));
        assertRefused(terminal.type("export", folder.toString(), "--to", "csv", "--seed", "7"), "a run that was saved");
    }

    private static void assertRefused(Typed typed, String message) {
        assertThat(typed.code()).as(typed.err()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(typed.out()).isEmpty();
        assertThat(typed.err()).contains(message).doesNotContain("\tat ");
    }
}
