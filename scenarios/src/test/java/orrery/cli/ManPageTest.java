package orrery.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import orrery.cli.Terminal.Typed;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** There is a manual page for every command, and the programs that show such pages have nothing to say against them. */
class ManPageTest {

    @SuppressWarnings("NonFinalStaticField") // JUnit fills it
    @TempDir
    private static Path folder;

    @BeforeAll
    static void write() {
        Typed typed = Terminal.plain().type("docs", folder.toString(), "--man");
        assertThat(typed.code()).as(typed.err()).isEqualTo(ExitCode.KEPT);
    }

    private static List<Path> pages() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }

    @Test
    void everyCommandHasAPageWithAllOfItsOptions() throws IOException {
        CommandLine orrery = new CommandLine(new Main());
        List<CommandLine> commands = CommandPage.commands(orrery);
        assertThat(pages()).hasSize(commands.size() + 1).hasSizeGreaterThan(15);
        for (CommandLine command : commands) {
            String page = Files.readString(folder.resolve(ManPage.name(command) + ".1"));
            assertThat(page).matches("\\p{ASCII}+");
            command.getCommandSpec()
                    .optionsMap()
                    .keySet()
                    .forEach(option -> assertThat(page).contains("\\fB" + option.replace("-", "\\-") + "\\fR"));
        }
    }

    /** As groff writes them on a terminal, without a warning. */
    @Test
    void groffShowsThem() throws IOException, InterruptedException {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/groff")), "groff is not installed");
        for (Path page : pages()) {
            assertThat(shown(page)).as(page.toString()).startsWith("ORRERY");
        }
        assertThat(shown(folder.resolve("orrery-run.1")).replaceAll("\\s+", " "))
                .contains("orrery-run - Play a scenario, judge what came of it, and draw it.")
                .contains("For example: ./orrery run raft/leader-crash --seed 7 --set network.loss=5%");
    }

    /** What roff would take for something else arrives as it was written. */
    @Test
    void wordsAreNoRequests() throws IOException, InterruptedException {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/groff")), "groff is not installed");
        String page = ManPage.of(new CommandLine(new Odd()));
        Path file = Files.writeString(folder.resolveSibling(folder.getFileName() + "-odd.1"), page);
        try {
            assertThat(shown(file))
                    .contains(
                            ".SH nothing",
                            "'br nothing",
                            "a\\nb",
                            "\"x\" `y` ^z ~u -v 10 %",
                            "S\u00fcd \u2192 \ud835\udc9c");
        } finally {
            Files.delete(file);
        }
    }

    @Command(
            name = "odd",
            description = {".SH nothing", "'br nothing", "a\\nb"},
            footer = {"", "\"x\" `y` ^z ~u -v 10 %%"})
    private static final class Odd {
        @Option(names = "--odd", paramLabel = "A-B", description = "S\u00fcd \u2192 \ud835\udc9c")
        @SuppressWarnings("UnusedVariable") // its help is all that matters
        private String odd = "";
    }

    /** What groff writes, having had nothing to say. */
    private static String shown(Path page) throws IOException, InterruptedException {
        Path remarks = folder.resolveSibling(folder.getFileName() + "-remarks");
        try {
            Process groff = new ProcessBuilder(
                            "/usr/bin/groff", "-man", "-Tutf8", "-ww", "-P-c", "-P-b", "-P-o", "-P-u", page.toString())
                    .redirectError(remarks.toFile())
                    .start();
            String out = new String(groff.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(groff.waitFor()).isZero();
            assertThat(remarks).as(page.toString()).isEmptyFile();
            return out;
        } finally {
            Files.delete(remarks);
        }
    }
}
