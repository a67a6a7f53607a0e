package orrery.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import orrery.explore.Trial.Played;
import orrery.explore.sweep.Measure;
import orrery.scenario.Conclusion;
import orrery.scenario.Plan;
import orrery.scenario.Vacuity;
import orrery.trace.Recording;
import orrery.viz.Excerpt;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** Reads a scenario, plays it, judges it and draws it. */
@Command(
        name = "run",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = "Play a scenario, judge what came of it, and draw it.",
        footer = {"", "For example: ./orrery run raft/leader-crash --seed 7 --set network.loss=5%%"})
final class RunCommand implements Callable<Integer> {

    @ParentCommand
    private Main orrery;

    @Mixin
    private Choice choice;

    @Mixin
    private PictureChoice picture;

    @Mixin
    private CurveChoice curve;

    @Mixin
    private Telling telling;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Where to write the trace, the pictures and the page; out/SCENARIO-SEED if left out.")
    private @Nullable Path out;

    @Option(
            names = "--no-pictures",
            description = "Draw no pictures and no page; write nothing at all unless --out says where.")
    private boolean noPictures;

    @Option(names = "--keep-going", description = "Do not end the run at the first broken promise.")
    private boolean keepGoing;

    @Option(
            names = "--last",
            paramLabel = "N",
            defaultValue = "200000",
            description =
                    "How many of the last steps to keep for the trace and the pictures, ${DEFAULT-VALUE} if left out."
                            + " Digest and promises are always of all of them.")
    private int last;

    @Override
    public Integer call() {
        if (last < 0) {
            throw new BadInput("--last: found " + last + ", but one cannot keep fewer than 0 steps");
        }
        if (noPictures && (picture.asksForSomething() || curve.asksForSomething())) {
            throw new BadInput("--no-pictures: what is not drawn has no window, nodes, messages, size or curves");
        }
        Console console = orrery.console();
        Plan plan = choice.plan();
        List<Measure> curves = curve.of(plan);
        Optional<OutputFolder> folder = folder(plan);
        Report report = played(console, plan, keepGoing, last, again(plan));
        Excerpt excerpt = picture.excerpt(report.trace());
        telling.story(console, report);
        telling.files(
                console,
                folder.map(to -> drawn(console, report, excerpt, curves, to)).orElse(report));
        return report.conclusion().asExpected() ? ExitCode.KEPT : ExitCode.BROKEN;
    }

    /**
     * Plays and judges a plan.
     *
     * @param last how many of the last steps to keep
     * @param again the line that plays the same run
     */
    static Report played(Console console, Plan plan, boolean keepGoing, int last, String again) {
        long started = console.nanoTime().getAsLong();
        Played played = Progress.during(
                console, "playing " + plan.name(), () -> plan.trial(keepGoing).play(plan.seed(), Recording.ring(last)));
        long wallNanos = console.nanoTime().getAsLong() - started;
        Vacuity vacuity = Vacuity.of(plan.world(), played.trace(), played.verdicts());
        return new Report(
                plan.title(),
                plan.remarks(),
                played.trace(),
                played.verdicts(),
                plan.primer(),
                Seen.in(played),
                vacuity,
                Conclusion.of(plan.expect(), played.verdicts(), vacuity),
                plan.weather(),
                again,
                Optional.empty(),
                wallNanos);
    }

    private Report drawn(Console console, Report report, Excerpt excerpt, List<Measure> curves, OutputFolder folder) {
        return Progress.during(
                console,
                "drawing",
                () -> report.with(
                        noPictures
                                ? Gallery.text(report, folder)
                                : Gallery.all(report, excerpt, CurveChoice.drawn(curves, report.trace()), folder)));
    }

    private Optional<OutputFolder> folder(Plan plan) {
        if (out == null) {
            return noPictures
                    ? Optional.empty()
                    : Optional.of(OutputFolder.at(OutputFolder.named(plan.name(), plan.seed())));
        }
        return Optional.of(OutputFolder.at(out));
    }

    /** The line that plays the same run. */
    private String again(Plan plan) {
        List<String> words = new ArrayList<>(List.of("run"));
        words.addAll(choice.words(plan.seed()));
        if (keepGoing) {
            words.add("--keep-going");
        }
        return Shell.orrery(words);
    }
}
