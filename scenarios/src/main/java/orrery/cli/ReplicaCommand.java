package orrery.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import orrery.scenario.SeedRange;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** Plays a scenario under several seeds and leaves a folder for each, named after it: one side of {@link VerifyCommand}. */
@Command(name = "replica", hidden = true, description = "Play several seeds; for verify.")
final class ReplicaCommand implements Callable<Integer> {

    @ParentCommand
    private Main orrery;

    @Mixin
    private Choice choice;

    @Option(names = "--seeds", required = true, converter = SeedsReader.class)
    private SeedRange seeds;

    @Option(names = "--out", required = true)
    private Path out;

    @Override
    public Integer call() {
        for (long seed : seeds.all()) {
            List<String> words = new ArrayList<>(List.of("run"));
            words.addAll(choice.words(seed));
            words.addAll(List.of(
                    "--timeline",
                    "none",
                    "--no-pictures",
                    "--out",
                    folder(out, seed).toString()));
            int code = Main.execute(orrery.console(), words.toArray(String[]::new));
            if (code > ExitCode.BROKEN) {
                return code;
            }
        }
        return ExitCode.KEPT;
    }

    static Path folder(Path out, long seed) {
        return out.resolve(Long.toString(seed));
    }
}
