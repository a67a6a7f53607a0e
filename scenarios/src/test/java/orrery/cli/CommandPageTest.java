package orrery.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import orrery.Golden;

/** The reference page of the command is what the command says about itself. */
class CommandPageTest {

    private static final List<String> COMMANDS = List.of(
            "run",
            "fuzz",
            "power",
            "experiment",
            "explore",
            "shrink",
            "replay",
            "diff",
            "step",
            "serve",
            "list",
            "view",
            "export",
            "check",
            "verify",
            "lint",
            "new",
            "schema",
            "completion");

    @Test
    void thePage() throws IOException {
        StringBuilder page = new StringBuilder("""
                # The command

                Written by a test from what the command says about itself (`./orrery help COMMAND`).
                """);
        page.append(section("orrery"));
        for (String command : COMMANDS) {
            page.append(section("orrery " + command, command));
        }
        page.append("""

                ## What a run leaves behind

                | file | what it is |
                | --- | --- |
                | `report.html` | the page: all of the run, offline |
                | `timeline.txt` | what mattered, as text |
                | `spacetime.svg`, `spacetime.png` | the space-time diagram |
                | `chart.svg`, `chart.png`, `chart.csv` | messages, operations and latencies over time |
                | `operations.svg` | what clients saw, if it was judged: the order that explains it, or what contradicts itself |
                | `trace.jsonl` | every step; `orrery schema trace` describes a line |
                | `report.json` | what became of the promises; `orrery schema report` describes it |

                Equal runs leave equal files. From the last two, `orrery view` makes all others again. All are moved into
                place together when all are complete.

                ## Surroundings

                | variable | what it does |
                | --- | --- |
                | `NO_COLOR` | if set, no colours unless `--color always` says so |
                | `COLUMNS` | how wide lines may be; the launcher sets it to the width of the terminal |
                | `ORRERY_JAVA_OPTS` | more options for Java, as `-Xmx4g` |
                """);
        Golden.check(Path.of("../docs/reference/command.md"), page.toString());
    }

    private static String section(String title, String... command) {
        String help = Terminal.plain()
                .type(command.length == 0 ? new String[] {"help"} : new String[] {"help", command[0]})
                .out();
        return "\n## " + title + "\n\n```\n" + help.strip() + "\n```\n";
    }
}
