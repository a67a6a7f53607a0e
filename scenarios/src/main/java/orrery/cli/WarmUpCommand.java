package orrery.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import orrery.scenario.Catalog;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

/**
 * Loads the classes that other commands will need, so that the launcher can keep them in an archive from which Java starts
 * faster: plays one scenario of each protocol and shows the last to everybody, in vain.
 */
@Command(name = "warm-up", hidden = true, description = "Load what other commands need; for the launcher.")
final class WarmUpCommand implements Callable<Integer> {

    @ParentCommand
    private Main orrery;

    @Override
    public Integer call() throws IOException {
        Console console = orrery.console();
        Console deaf = new Console(
                new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8),
                console.err(),
                false,
                true,
                console.width(),
                console.nanoTime());
        Map<String, String> byProtocol = new LinkedHashMap<>();
        Catalog.bundled().list().forEach(entry -> byProtocol.putIfAbsent(entry.protocol(), entry.name()));
        try (Workshop workshop = Workshop.open()) {
            Path folder = workshop.folder();
            for (String scenario : byProtocol.values()) {
                Main.execute(deaf, "run", scenario, "--out", folder.toString(), "--no-pictures");
            }
            byProtocol.values().stream().findFirst().ifPresent(scenario -> {
                Main.execute(deaf, "run", scenario, "--out", folder.toString());
                Main.execute(deaf, "run", scenario, "--out", folder.toString(), "--json");
                Main.execute(deaf, "view", folder.toString(), "--out", folder.toString());
            });
        }
        Main.execute(deaf, "list");
        Main.execute(deaf, "help", "run");
        return ExitCode.KEPT;
    }
}
