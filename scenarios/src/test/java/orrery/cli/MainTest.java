package orrery.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static orrery.cli.Terminal.scenario;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import orrery.cli.Terminal.Typed;

/** The command as a whole: help, and the shell around it. */
class MainTest {

    private final Terminal terminal = Terminal.plain();

    @TempDir
    private Path folder;

    @Test
    void withoutACommandItSaysWhatThereIs() {
        Typed typed = terminal.type();
        assertThat(typed.code()).isEqualTo(ExitCode.KEPT);
        assertThat(typed.out())
                .contains(
                        "run",
                        "list",
                        "view",
                        "export",
                        "verify",
                        "lint",
                        "schema",
                        "completion",
                        "Begin with: ./orrery list")
                .doesNotContain("warm-up", "replica");
        assertThat(typed).isEqualTo(terminal.type("--help")).isEqualTo(terminal.type("help"));
    }

    @Test
    void everyCommandSaysHowItIsUsed() {
        for (String command :
                new String[] {"run", "list", "view", "export", "verify", "lint", "schema", "completion"}) {
            Typed typed = terminal.type(command, "--help");
            assertThat(typed.code()).isEqualTo(ExitCode.KEPT);
            assertThat(typed.out()).startsWith("Usage: orrery " + command);
            assertThat(typed.out().lines()).allMatch(line -> line.length() <= 100);
            assertThat(terminal.type("help", command)).isEqualTo(typed);
        }
    }

    @Test
    void theNearestCommandIsNamed() {
        Typed typed = terminal.type("rnu");
        assertThat(typed.code()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(typed.err()).startsWith("orrery: there is no command rnu; did you mean run?\n");
    }

    @Test
    void theVersionIsOneLine() {
        assertThat(terminal.type("--version").out()).matches("orrery \\S.*\\n");
    }

    @Test
    void theOutputFolderIsNamedAfterTheRun() throws IOException, InterruptedException {
        Path file = Files.copy(Path.of(scenario("postbox")), folder.resolve("my box.yaml"));
        Child.Ended ended = Child.end(Child.process("run", file.toString(), "--timeline", "none", "--seed", "-3")
                .directory(folder.toFile())
                .start());
        assertThat(ended.code()).as(ended.err()).isEqualTo(ExitCode.KEPT);
        assertThat(ended.out()).endsWith("open  out" + File.separator + "my-box--3" + File.separator + "report.html\n");
        assertThat(folder.resolve("out/my-box--3/report.html")).exists();
    }

    /** As {@code orrery run ... | head -1} does. */
    @Test
    void aReaderWhoLeavesCausesNoComplaint() throws IOException, InterruptedException {
        Process process = Child.process("run", scenario("postbox"), "--no-pictures", "--timeline", "all")
                .start();
        InputStream out = process.getInputStream();
        assertThat(out.read()).isEqualTo('L');
        out.close();
        String err = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(err).isEmpty();
        assertThat(process.waitFor()).isEqualTo(ExitCode.KEPT);
    }

    @Test
    void aFullDiskIsToldAndDoesNotPassForSuccess() throws IOException, InterruptedException {
        File full = new File("/dev/full");
        assumeTrue(full.exists(), "a device that is always full");
        Process process = Child.process("run", scenario("postbox"), "--no-pictures")
                .redirectOutput(full)
                .start();
        String err = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(err).startsWith("orrery: cannot write to standard output: ");
        assertThat(process.waitFor()).isEqualTo(ExitCode.BAD_INPUT);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "explore pingpong/hello --network ordred | found \"ordred\", but this is one of set, multiset, ordered; did you mean ordered?",
                "explore pingpong/hello --states many | \"many\" is no whole number of at most 64 bits",
                "explore pingpong/hello --depth 99999999999 | \"99999999999\" is no whole number of at most 32 bits",
                "explore pingpong/hello --memory 0 | --memory: found 0, but it is a whole number from 1",
                "explore pingpong/lossy --around 1 --delays 0 | --delays: found 0, but it is a whole number from 1",
                "run pingpong/hello --strategy landmark | found \"landmark\", but a strategy is one of plain, weighted,",
                "run pingpong/hello --strategy landmark | ; did you mean landmarks?",
                "power pingpong --strategy pursue | ; did you mean pursuit?",
                "run pingpong/hello --timeline most | but this is one of matters, all, none",
            })
    void whatIsNotAllowedIsSaidWithWhatIs(String line, String complaint) {
        Typed typed = terminal.type(line.split(" ", -1));
        assertThat(typed.code()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(typed.err()).contains(complaint);
    }

    /** The launcher trains its archive of loaded classes with it. */
    @Test
    void warmingUpSaysNothing() throws IOException, InterruptedException {
        Child.Ended ended = Child.orrery("warm-up");
        assertThat(ended).isEqualTo(new Child.Ended(ExitCode.KEPT, "", ""));
    }
}
