package orrery.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import orrery.lint.BadClassesException;
import orrery.scenario.Nearest;
import orrery.scenario.ScenarioException;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says what went wrong: in one message if whoever typed can mend it, with an apology if only we can. */
final class Failures implements IParameterExceptionHandler, IExecutionExceptionHandler {

    /** How picocli complains of a word that is none of an enum's. */
    private static final Pattern CHOICE =
            Pattern.compile("expected one of \\[(.*)] \\(case-insensitive\\) but was '(.*)'$", Pattern.DOTALL);

    private final Console console;
    private final List<String> arguments;

    Failures(Console console, List<String> arguments) {
        this.console = console;
        this.arguments = arguments;
    }

    @Override
    public int handleParseException(ParameterException failure, String[] ignored) {
        CommandLine line = failure.getCommandLine();
        String message = failure instanceof UnmatchedArgumentException unmatched
                ? unmatched(unmatched.getUnmatched().getFirst(), line.getCommandSpec())
                : plain(String.valueOf(failure.getMessage()));
        return badInput(message + "\nSee: " + line.getCommandSpec().qualifiedName() + " --help");
    }

    /** In the words of all other complaints, and not in those of Java. */
    private static String plain(String message) {
        Matcher choice = CHOICE.matcher(message);
        if (choice.find()) {
            List<String> allowed =
                    List.of(choice.group(1).toLowerCase(Locale.ROOT).split(", ", -1));
            return message.substring(0, choice.start()) + "found \"" + choice.group(2) + "\", but this is one of "
                    + String.join(", ", allowed)
                    + Nearest.to(choice.group(2), allowed)
                            .map(near -> "; did you mean " + near + "?")
                            .orElse("");
        }
        return message.replaceFirst("'([^']*)' is not an int$", "\"$1\" is no whole number of at most 32 bits")
                .replaceFirst("'([^']*)' is not a long$", "\"$1\" is no whole number of at most 64 bits");
    }

    private static String unmatched(String word, CommandSpec spec) {
        boolean option = word.startsWith("-") && word.length() > 1;
        boolean command = !option && !spec.subcommands().isEmpty();
        Collection<String> known = option ? spec.optionsMap().keySet() : commands(spec);
        String what = option ? "no option " : command ? "no command " : "nothing to be done with ";
        return "there is " + what + word
                + Nearest.to(word.replaceFirst("=.*", ""), known)
                        .map(near -> "; did you mean " + near + "?")
                        .orElse("");
    }

    private static List<String> commands(CommandSpec spec) {
        return spec.subcommands().entrySet().stream()
                .filter(command ->
                        !command.getValue().getCommandSpec().usageMessage().hidden())
                .map(Map.Entry::getKey)
                .toList();
    }

    @Override
    public int handleExecutionException(Exception failure, CommandLine command, ParseResult parsed) {
        return switch (failure) {
            case BadInput bad -> badInput(String.valueOf(bad.getMessage()));
            case BadClassesException bad -> badInput(String.valueOf(bad.getMessage()));
            case ScenarioException bad ->
                badInput((bad.problems().size() == 1 ? "" : "this scenario cannot be played\n") + bad.getMessage());
            default -> ourFault(failure);
        };
    }

    int tooLarge() {
        return badInput(
                "this does not fit into the memory that Java may use; ask for less (a run is shorter with --set duration=..., and"
                        + " keeps fewer steps with --last; a search stops after --states), or give it more, as in\n  "
                        + HistoryChoice.more() + " "
                        + Shell.orrery(arguments));
    }

    private int badInput(String message) {
        console.remark(console.styled(Style.BAD, "orrery:") + " " + Console.harmless(message));
        return ExitCode.BAD_INPUT;
    }

    int ourFault(Throwable failure) {
        console.remark(
                console.styled(Style.BAD, "orrery:") + " this is a mistake of the program and not yours; sorry.\n"
                        + "  what happened  " + Console.harmless(failure.toString()) + "\n"
                        + "  the same again " + Console.harmless(Shell.orrery(arguments)) + "\n"
                        + "  the details    " + Console.harmless(details(failure)));
        return ExitCode.OUR_FAULT;
    }

    /** Where the details were written, or, if they cannot be written, the details themselves. */
    private String details(Throwable failure) {
        StringWriter story = new StringWriter();
        PrintWriter to = new PrintWriter(story);
        to.printf(
                "orrery %s on Java %s (%s), %s%n",
                Version.text(), Runtime.version(), System.getProperty("java.vm.name"), System.getProperty("os.name"));
        to.println(Shell.orrery(arguments));
        failure.printStackTrace(to);
        try {
            Path file = Files.createTempFile("orrery-", ".txt");
            Files.writeString(file, story.toString());
            return file.toString();
        } catch (IOException e) {
            return story.toString();
        }
    }
}
