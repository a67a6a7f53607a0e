package orrery.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** Walks through a run on its page. */
@Command(
        name = "serve",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = "Walk through a run on its page: what orrery step does in the terminal.",
        footer = {
            "",
            "Serves the page to this machine only, at an address that nobody can guess, until Ctrl-C; in a pipe, until that"
                    + " ends.",
            "",
            "For example: ./orrery serve pingpong/hello --open"
        })
final class ServeCommand implements Callable<Integer> {

    private static final int HIGHEST_PORT = 65_535;

    @ParentCommand
    private Main orrery;

    @Mixin
    private Walked walked;

    @Option(
            names = "--port",
            paramLabel = "N",
            defaultValue = "0",
            description = "Where to listen; any port that is free if left out.")
    private int port;

    @Option(names = "--open", description = "Open the page.")
    private boolean open;

    @Override
    public Integer call() {
        if (port < 0 || port > HIGHEST_PORT) {
            throw new BadInput("--port: found " + port + ", but ports go from 0, any that is free, to " + HIGHEST_PORT);
        }
        Console console = orrery.console();
        Walked.Begun begun = walked.begin(console);
        try (WalkServer server = WalkServer.start(new WalkPages(begun), console, port)) {
            console.line(Console.harmless(begun.plan().name()) + " is at " + server.address());
            console.line("Ctrl-C ends it");
            console.out().flush();
            if (open) {
                Browser.open(console, server.address());
            }
            untilTheEnd(console);
        }
        return ExitCode.KEPT;
    }

    /** On a terminal nobody types anything: it ends with the process. */
    private static void untilTheEnd(Console console) {
        try {
            if (console.terminal()) {
                new CountDownLatch(1).await();
            }
            console.in().transferTo(OutputStream.nullOutputStream());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
