package orrery.cli;

import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Prints what bash and zsh complete words from. */
@Command(
        name = "completion",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = "Print the completion script for bash and zsh.",
        footer = {"", "To have it in this shell: source <(./orrery completion)"})
final class CompletionCommand implements Callable<Integer> {

    @ParentCommand
    private Main orrery;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        orrery.console().out().print(AutoComplete.bash("orrery", spec.root().commandLine()));
        return ExitCode.KEPT;
    }
}
