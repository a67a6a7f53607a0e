package orrery.cli;

import picocli.CommandLine.Option;

/** {@code --help}, as every command has it. */
final class Help {

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Say how this command is used.")
    private boolean asked;
}
