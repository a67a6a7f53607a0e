package orrery.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import orrery.scenario.Protocols;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Writes a small protocol that works, for somebody to change. */
@Command(
        name = "new",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description =
                "Write a small protocol that works, with a promise, a wrong twin, a scenario and a test, to start from.",
        footer = {"", "It is a Maven project of its own, and one Java file that --protocol takes as it is."})
final class NewCommand implements Callable<Integer> {

    @ParentCommand
    private Main orrery;

    @Parameters(paramLabel = "NAME", description = "What the protocol is called: small letters, digits and hyphens.")
    private String name;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "The folder to make, which must not be there yet; NAME if left out.")
    private @Nullable Path out;

    @Override
    public Integer call() {
        if (Protocols.installed().names().contains(name)) {
            throw new BadInput("NAME: there is a protocol called " + name + " already; take another name");
        }
        Start start = Start.named(name);
        Path folder = out == null ? Path.of(name) : out;
        try {
            start.write(folder);
        } catch (IOException e) {
            throw new BadInput("cannot write to " + folder + ": " + OutputFolder.reason(e), e);
        }
        Console console = orrery.console();
        String play =
                "./orrery run " + folder.resolve(Start.SCENARIO) + " --protocol " + folder.resolve(start.source());
        console.line("wrote " + Console.harmless(folder + ": " + String.join(", ", start.files())));
        console.line("play it   " + Console.harmless(play));
        console.line("break it  " + Console.harmless(play + " --twin answers-at-once"));
        return ExitCode.KEPT;
    }
}
