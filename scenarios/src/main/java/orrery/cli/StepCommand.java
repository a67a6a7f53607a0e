package orrery.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import orrery.explore.walk.Refused;
import orrery.explore.walk.Walk;
import orrery.scenario.Plan;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** Walks through a run, line by line, from a terminal or a pipe. */
@Command(
        name = "step",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = "Walk through a run, do some things otherwise, and keep what was done as a scenario.",
        footer = {
            "",
            "Reads what to do from the terminal, or from a pipe, a line each; \"help\" says what can be said. In a pipe it ends"
                    + " at the first line that cannot be done.",
            "",
            "Exit codes: 0, or 2 if a line of a pipe cannot be done.",
            "",
            "For example: ./orrery step pingpong/hello"
        })
final class StepCommand implements Callable<Integer> {

    /** Of whom nobody waits for more. */
    private static final int LONGEST_LINE = 10_000;

    @ParentCommand
    private Main orrery;

    @Mixin
    private Choice choice;

    @Option(
            names = "--calm",
            description = "Begin in a calm network: every message takes its link's median, and none is lost.")
    private boolean calm;

    @Override
    public Integer call() {
        Console console = orrery.console();
        Plan plan = choice.plan();
        Walk begin = Progress.during(
                console, "playing " + plan.name(), () -> Walk.begin(plan.trial(false), plan.seed(), calm));
        StepSession session = new StepSession(console, plan, begin, choice.protocolWords());
        session.begin();
        try {
            return walk(console, session);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int walk(Console console, StepSession session) throws IOException {
        BufferedReader lines = new BufferedReader(new InputStreamReader(console.in(), StandardCharsets.UTF_8));
        for (int number = 1; ; number++) {
            if (console.terminal()) {
                console.out().print("> ");
            }
            console.out().flush();
            String line = read(lines);
            if (line == null) {
                return ExitCode.KEPT;
            }
            try {
                if (!session.say(line.strip())) {
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

    /** The next line; null at the end. */
    private static @Nullable String read(BufferedReader lines) throws IOException {
        StringBuilder line = new StringBuilder();
        int letter = lines.read();
        if (letter < 0) {
            return null;
        }
        while (letter >= 0 && letter != '\n') {
            if (line.length() == LONGEST_LINE) {
                throw new BadInput("a line is no longer than " + LONGEST_LINE + " letters");
            }
            line.append((char) letter);
            letter = lines.read();
        }
        return line.toString();
    }
}
