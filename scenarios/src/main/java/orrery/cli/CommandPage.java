package orrery.cli;

import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;

/** Makes the reference page of the command, of what the command says about itself. */
final class CommandPage {

    private static final int WIDTH = 100;

    private CommandPage() {}

    /** The commands that people are told about, in the order of the help. */
    static List<CommandLine> commands(CommandLine orrery) {
        return orrery.getSubcommands().values().stream()
                .filter(command -> !command.getCommandSpec().usageMessage().hidden())
                .filter(command -> !command.getCommandSpec().helpCommand())
                .toList();
    }

    static String text() {
        CommandLine orrery = new CommandLine(new Main()).setUsageHelpWidth(WIDTH);
        StringBuilder page = new StringBuilder("""
                # The command

                This page is generated from what the command says about itself (`./orrery help COMMAND`).
                """);
        page.append(section(orrery));
        commands(orrery).forEach(command -> page.append(section(command)));
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
                """);
        for (Variable variable : Variable.values()) {
            page.append("| `" + variable + "` | " + variable.meaning() + " |\n");
        }
        return page.toString();
    }

    private static String section(CommandLine command) {
        return "\n## " + command.getCommandSpec().qualifiedName() + "\n\n```\n"
                + command.getUsageMessage(Ansi.OFF).strip() + "\n```\n";
    }
}
