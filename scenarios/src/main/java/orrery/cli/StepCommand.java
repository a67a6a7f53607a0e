package orrery.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.Callable;
import orrery.explore.walk.Refused;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParentCommand;

/** Walks through a run, line by line, from a terminal or a pipe. */
@Command(
        name = "step",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = "Walk through a run, do some things otherwise, and keep what was done as a scenario.",
        footer = {
            "",
            "Reads what to do from the terminal, or from a pipe, a line each; \"help\" says what can be said. In a terminal"
                    + " the arrows bring back what was said, and the tabulator completes. A pipe ends at the first line"
                    + " that cannot be done.",
            "",
            "Exit codes: 0, or 2 if a line of a pipe cannot be done.",
            "",
            "For example: ./orrery step pingpong/hello"
        })
final class StepCommand implements Callable<Integer> {

    @ParentCommand
    private Main orrery;

    @Mixin
    private Walked walked;

    @Override
    public Integer call() {
        Console console = orrery.console();
        Walked.Begun begun = walked.begin(console);
        StepSession session = new StepSession(console, begun.plan(), begun.walk(), begun.brought());
        session.begin();
        try (Lines lines =
                console.terminal() ? TypedLines.ofThisProcess(session::completions) : new PipedLines(console.in())) {
            return walk(console, session, lines);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int walk(Console console, StepSession session, Lines lines) throws IOException {
        for (int number = 1; ; number++) {
            console.out().flush();
            String line = lines.next();
            if (line == null) {
                return ExitCode.KEPT;
            }
            try {
                if (!session.say(line)) {
                    return ExitCode.KEPT;
                }
            } catch (Refused | BadInput wrong) {
                if (!console.terminal()) {
                    throw new BadInput("line " + number + ", \"" + line.strip() + "\": " + wrong.getMessage(), wrong);
                }
                console.line(console.styled(Style.DOUBTFUL, String.valueOf(wrong.getMessage())));
            }
        }
    }
}
