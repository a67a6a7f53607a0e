package orrery.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.RunLast;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The command line. */
@Command(
        name = "orrery",
        description = "Plays distributed protocols in a world that goes wrong, the same way every time.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        subcommands = {
            RunCommand.class,
            FuzzCommand.class,
            PowerCommand.class,
            ExperimentCommand.class,
            ExploreCommand.class,
            ShrinkCommand.class,
            ReplayCommand.class,
            DiffCommand.class,
            StepCommand.class,
            ServeCommand.class,
            ListCommand.class,
            ViewCommand.class,
            ExportCommand.class,
            CheckCommand.class,
            VerifyCommand.class,
            LintCommand.class,
            NewCommand.class,
            SchemaCommand.class,
            DocsCommand.class,
            CompletionCommand.class,
            WarmUpCommand.class,
            ReplicaCommand.class,
            HelpCommand.class
        },
        footer = {
            "",
            "Exit codes: 0 all promises held, or broke as expected; 1 a promise was broken; 2 the input is wrong; "
                    + "3 a mistake of this program.",
            "",
            "Begin with: ./orrery list"
        })
public final class Main implements Callable<Integer> {

    @Option(
            names = "--color",
            paramLabel = "WHEN",
            defaultValue = "auto",
            scope = ScopeType.INHERIT,
            description = "auto, always or never. auto: on a terminal, unless NO_COLOR is set.")
    private Console.Colour colour = Console.Colour.AUTO;

    @Spec
    private CommandSpec spec;

    private final Console given;

    /** For the generators of completion scripts and manual pages, which print nothing. */
    Main() {
        this(Console.ofThisProcess(Outlet.standard(), System.getenv()));
    }

    Main(Console given) {
        this.given = given;
    }

    public static void main(String[] arguments) {
        Outlet outlet = Outlet.standard();
        Console console = Console.ofThisProcess(outlet, System.getenv());
        int code = execute(console, arguments);
        console.out().flush();
        String complaint = outlet.complaint();
        if (complaint != null) {
            console.remark("orrery: cannot write to standard output: " + complaint);
            code = ExitCode.BAD_INPUT;
        }
        System.exit(code);
    }

    /** Does what the arguments ask and answers with an {@link ExitCode}. */
    static int execute(Console console, String... arguments) {
        Failures failures = new Failures(console, List.of(arguments));
        try {
            return commandLine(new Main(console), failures).execute(arguments);
        } catch (OutOfMemoryError e) {
            return failures.tooLarge();
        } catch (RuntimeException | Error e) {
            // what picocli does not catch itself
            return failures.ourFault(e);
        }
    }

    private static CommandLine commandLine(Main main, Failures failures) {
        CommandLine line = new CommandLine(main)
                .setOut(new PrintWriter(main.given.out(), true, StandardCharsets.UTF_8))
                .setErr(new PrintWriter(main.given.err(), true, StandardCharsets.UTF_8))
                .setUsageHelpWidth(main.given.width())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExpandAtFiles(false)
                .setParameterExceptionHandler(failures)
                .setExecutionExceptionHandler(failures);
        return line.setExecutionStrategy(parsed -> {
            boolean colours = main.console().colours();
            line.setColorScheme(CommandLine.Help.defaultColorScheme(
                    colours ? CommandLine.Help.Ansi.ON : CommandLine.Help.Ansi.OFF));
            return new RunLast().execute(parsed);
        });
    }

    /** Where a command's words go, with colours as they were asked for. */
    Console console() {
        return given.with(colour);
    }

    /** Without a command: how to ask for one. */
    @Override
    public Integer call() {
        spec.commandLine().usage(given.out());
        return ExitCode.KEPT;
    }
}
