package orrery.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import orrery.explore.sweep.Measured;
import orrery.scenario.Catalog;
import orrery.scenario.Experiment;
import orrery.scenario.ExperimentReader;
import orrery.scenario.Protocols;
import orrery.scenario.SeedRange;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Plays variants of a scenario under the same seeds, and sums up what was measured of them. */
@Command(
        name = "experiment",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = "Play variants of a scenario under the same seeds, and compare what is measured of their runs.",
        footer = {
            "",
            "The file names a scenario, what is varied, the seeds, and what is measured. Each run's numbers are written at"
                    + " once, so that an experiment that was stopped goes on where it stood; more seeds go on, too.",
            "",
            "For example: ./orrery experiment scenarios/experiments/election-timeout.yaml --seeds 1..20"
        })
final class ExperimentCommand implements Callable<Integer> {

    /** Somebody wants no more. */
    private final AtomicBoolean stopped = new AtomicBoolean();

    @ParentCommand
    private Main orrery;

    @Parameters(paramLabel = "FILE", description = "The experiment, as docs/reference/experiment.md describes it.")
    private Path file;

    @Mixin
    private Brought brought;

    @Option(
            names = "--seeds",
            paramLabel = "A..B",
            converter = SeedsReader.class,
            description = "Other seeds than the file's.")
    private @Nullable SeedRange seeds;

    @Option(
            names = "--jobs",
            paramLabel = "N",
            description = "How many runs are played at a time; one a core if left out.")
    private @Nullable Integer jobs;

    @Option(names = "--out", paramLabel = "DIR", description = "Where to write; out/FILE-experiment if left out.")
    private @Nullable Path out;

    @Option(names = "--anew", description = "Forget what an earlier experiment left in the folder, and begin anew.")
    private boolean anew;

    @Option(names = "--json", description = "Print one JSON document instead.")
    private boolean json;

    @Override
    public Integer call() throws Exception {
        Console console = orrery.console();
        int threads = FuzzCommand.threads(jobs);
        brought.join();
        Experiment written = new ExperimentReader(Protocols.installed(), Catalog.bundled()).read(file);
        Experiment experiment = seeds == null ? written : written.under(seeds);
        Path folder = out == null ? OutputFolder.named(experiment.name(), "experiment") : out;
        OutputFolder place = OutputFolder.at(folder);
        return Farewell.during(console, stopped, () -> played(console, experiment, folder, place, threads));
    }

    /** Plays the runs and sums them up; answers with an {@link ExitCode}. */
    private int played(Console console, Experiment experiment, Path folder, OutputFolder place, int threads)
            throws Exception {
        List<Measured> runs = new ArrayList<>();
        try (Ledger<Measured> ledger = Ledger.open(folder, experiment, anew, run -> {
            if (run.number() < experiment.runs()) {
                runs.add(run);
            }
        })) {
            int known = runs.size();
            play(console, experiment, ledger, runs, threads);
            Results results = new Results(experiment, runs);
            ExperimentReport report = ExperimentReport.of(results, known, folder);
            Written files = new ExperimentFiles(results, report).write(place);
            if (json) {
                console.line(Json.text(report));
            } else {
                new ExperimentText(console).tell(report, files);
            }
            return report.asExpected() ? ExitCode.KEPT : ExitCode.BROKEN;
        }
    }

    /** @param runs all that are known, to which is added */
    private void play(
            Console console, Experiment experiment, Ledger<Measured> ledger, List<Measured> runs, int threads) {
        if (ledger.next() >= experiment.runs()) {
            return;
        }
        AtomicLong played = new AtomicLong(ledger.next());
        Progress.during(console, () -> played.get() + " of " + experiment.runs() + " runs", () -> {
            experiment.sweep().play(ledger.next(), experiment.runs() - 1, threads, run -> {
                ledger.add(run);
                runs.add(run);
                played.incrementAndGet();
                return !stopped.get();
            });
            return played;
        });
    }
}
