package orrery.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import orrery.scenario.Conclusion;
import orrery.scenario.Vacuity;
import orrery.trace.Trace;
import orrery.viz.Excerpt;
import orrery.viz.page.Primer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Draws a run that was saved, as it was drawn when it was played, or an excerpt of it. */
@Command(
        name = "view",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = "Draw a run that was saved.",
        footer = {
            "",
            "--from, --to, --nodes, --messages, --size and --down are about the space-time diagram; all else shows the"
                    + " whole run.",
            "",
            "For example: ./orrery view out/raft-leader-crash-42 --from 3s --to 3.5s --nodes n1,n2,n3 --size 1000"
        })
final class ViewCommand implements Callable<Integer> {

    @ParentCommand
    private Main orrery;

    @Parameters(
            paramLabel = "TRACE",
            description =
                    "A trace, or the folder that holds it. What became of the promises is in the report.json beside it.")
    private Path asked;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Where to write the pictures and the page; out/SCENARIO-SEED if left out.")
    private @Nullable Path out;

    @Mixin
    private PictureChoice picture;

    @Mixin
    private Telling telling;

    @Override
    public Integer call() {
        Console console = orrery.console();
        Path file = SavedTrace.file(asked);
        Trace trace = Progress.during(console, "reading " + file, () -> SavedTrace.load(file));
        Path to = out != null
                ? out
                : OutputFolder.named(trace.header().scenario(), trace.header().seed());
        OutputFolder folder = OutputFolder.at(to);
        Excerpt excerpt = picture.excerpt(trace);
        Report report = report(console, trace, file);
        telling.story(console, report);
        telling.files(
                console,
                Progress.during(console, "drawing", () -> report.with(Gallery.pictures(report, excerpt, folder))));
        return ExitCode.KEPT;
    }

    /** What was said about the run when it was played, if that lies beside its trace. */
    static Report report(Console console, Trace trace, Path file) {
        Path beside = file.resolveSibling(Gallery.REPORT);
        if (Files.exists(beside)) {
            JsonReport said = Json.read(beside, JsonReport.class);
            if (said.format() == JsonReport.FORMAT && said.digest().equals(trace.digestText())) {
                return said.about(trace, file);
            }
        }
        console.remark("orrery: there is no " + beside + " of this run, so nothing is known about its promises");
        Conclusion none = new Conclusion(true, "nothing was judged");
        return new Report(
                "",
                List.of(),
                trace,
                List.of(),
                Primer.NONE,
                Optional.empty(),
                Vacuity.NONE,
                none,
                List.of(),
                "",
                Optional.empty(),
                0);
    }
}
