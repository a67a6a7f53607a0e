package orrery.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import orrery.scenario.Plan;
import orrery.scenario.SeedRange;
import orrery.trace.Parting;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** Plays a scenario in Java machines that have as little as possible in common, and compares the runs. */
@Command(
        name = "verify",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = "Play a scenario in different Java machines and compare the runs, step by step.",
        footer = {"", "Exit codes: 0 the runs are equal, 1 they differ."})
final class VerifyCommand implements Callable<Integer> {

    private static final int MOST_SEEDS = 100;

    @ParentCommand
    private Main orrery;

    @Mixin
    private Choice choice;

    @Option(
            names = "--seeds",
            paramLabel = "A..B",
            converter = SeedsReader.class,
            description = "All seeds from A to B, at most " + MOST_SEEDS + ", instead of one.")
    private @Nullable SeedRange seeds;

    @Option(
            names = "--jdk",
            paramLabel = "PATH",
            description = "Another JDK for the second run; named several times, for one run more each.")
    private List<Path> jdks = List.of();

    @Override
    public Integer call() throws Exception {
        Console console = orrery.console();
        Plan plan = choice.plan();
        if (seeds != null && choice.namesSeed()) {
            throw new BadInput("--seed and --seeds: say one of them");
        }
        if (seeds != null && seeds.count() > MOST_SEEDS) {
            throw new BadInput("--seeds: found " + seeds + ", but at most " + MOST_SEEDS + " are compared");
        }
        SeedRange all = seeds == null ? new SeedRange(plan.seed(), plan.seed()) : seeds;
        List<Machine> machines = new ArrayList<>(List.of(Machine.usual()));
        (jdks.isEmpty() ? List.of(Machine.thisHome()) : jdks).forEach(jdk -> machines.add(Machine.unusual(jdk)));
        try (Workshop workshop = Workshop.open()) {
            List<Replica> replicas = new ArrayList<>();
            for (Machine machine : machines) {
                replicas.add(Replica.start(machine, choice.words(), all, workshop));
            }
            Progress.during(console, "playing in " + machines.size() + " Java machines", () -> await(replicas));
            int code = ExitCode.KEPT;
            for (long seed : all.all()) {
                code = Math.max(code, compare(console, replicas, seed));
            }
            if (code == ExitCode.KEPT) {
                console.line(console.styled(Style.GOOD, "All runs are equal."));
            }
            return code;
        }
    }

    private static int await(List<Replica> replicas) throws IOException, InterruptedException {
        for (Replica replica : replicas) {
            replica.await();
        }
        return replicas.size();
    }

    private static int compare(Console console, List<Replica> replicas, long seed) throws IOException {
        Replica first = replicas.getFirst();
        String expected = first.report(seed).digest();
        int code = ExitCode.KEPT;
        console.line(console.styled(Style.STRONG, "seed " + seed));
        for (Replica replica : replicas) {
            JsonReport report = replica.report(seed);
            console.line("  " + report.digest() + " over " + report.steps() + " steps: "
                    + Console.harmless(replica.machine().name()));
            if (!report.digest().equals(expected)) {
                console.line(console.styled(
                        Style.BAD,
                        "  It differs from the first run in "
                                + Parting.of(first.trace(seed), replica.trace(seed))
                                        .map(Parting::sentence)
                                        .orElse("something that no step records")
                                + "."));
                code = ExitCode.BROKEN;
            }
        }
        return code;
    }
}
