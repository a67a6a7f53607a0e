package orrery.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import orrery.explore.Breakpoint;
import orrery.explore.Trial.Played;
import orrery.scenario.Plan;
import orrery.trace.Moment;
import orrery.trace.Recording;
import orrery.trace.Step;
import orrery.trace.Trace;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** Plays a failure again, and says whether it is still the same one. */
@Command(
        name = "replay",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = "Play a failure again, say whether it is still the same one, and look into it.",
        footer = {
            "",
            "SCENARIO is a scenario, as shrunk.yaml; or a trace.jsonl; or a folder in which one of them lies.",
            "",
            "Exit codes: 0 the same promise is broken, 1 it is not.",
            "",
            "For example: ./orrery replay raft/forgets-its-vote --against twin=none"
        })
final class ReplayCommand implements Callable<Integer> {

    @ParentCommand
    private Main orrery;

    @Mixin
    private Choice choice;

    @Mixin
    private Telling telling;

    @Option(
            names = "--until",
            paramLabel = "STEP",
            description =
                    "Show how the run stands after this step: what each node is, what is on its way, what is set.")
    private @Nullable Long until;

    @Option(
            names = "--break-at",
            paramLabel = "STEP",
            description =
                    "Call orrery.explore.Breakpoint.reached just before this step's handler, for a debugger to stop"
                            + " there.")
    private @Nullable Long breakAt;

    @Option(
            names = "--against",
            paramLabel = "SEED",
            description =
                    "Lay another run beside it and name the first step that differs and matters: the same scenario"
                            + " under this seed, or with another value, as twin=none.")
    private @Nullable String against;

    @Option(names = "--out", paramLabel = "DIR", description = "Where to draw it again; left out, nothing is written.")
    private @Nullable Path out;

    @Override
    public Integer call() {
        if (Stream.of(until, breakAt, against).filter(asked -> asked != null).count() > 1) {
            throw new BadInput("--until, --break-at and --against: say one of them");
        }
        Console console = orrery.console();
        RecordedFailure failure = RecordedFailure.of(choice);
        Plan plan = failure.choice().plan();
        if (until == null && breakAt == null && against == null) {
            return again(console, failure, plan);
        }
        if (against != null) {
            new AlignmentText(console)
                    .tell(SideBySide.of(
                            DiffCommand.played(console, failure.choice(), List.of()),
                            DiffCommand.played(console, failure.choice(), List.of(against))));
            return ExitCode.KEPT;
        }
        Played played = played(console, plan);
        if (until != null) {
            new MomentText(console)
                    .tell(played.trace(), Moment.after(played.trace(), checked("--until", until, played.trace())));
        } else if (breakAt != null) {
            stop(console, plan, played.trace(), checked("--break-at", breakAt, played.trace()));
        }
        return ExitCode.KEPT;
    }

    private int again(Console console, RecordedFailure failure, Plan plan) {
        List<String> words = new ArrayList<>(List.of("replay"));
        words.addAll(
                failure.choice().namesSeed()
                        ? failure.choice().words(plan.seed())
                        : failure.choice().words());
        Optional<OutputFolder> folder = Optional.ofNullable(out).map(OutputFolder::at);
        Report report = RunCommand.played(console, plan, false, Integer.MAX_VALUE, Shell.orrery(words));
        telling.story(console, report);
        RecordedFailure.Outcome outcome = failure.compare(report.trace(), report.verdicts());
        if (!telling.json()) {
            say(console, failure, report, outcome);
        }
        telling.files(
                console,
                folder.map(to -> Progress.during(console, "drawing", () -> report.with(Gallery.all(report, to))))
                        .orElse(report));
        return switch (outcome) {
            case SAME_RUN, SAME_PROMISES -> ExitCode.KEPT;
            case OTHER -> ExitCode.BROKEN;
            case NOTHING_KNOWN -> report.conclusion().asExpected() ? ExitCode.KEPT : ExitCode.BROKEN;
        };
    }

    private static void say(Console console, RecordedFailure failure, Report report, RecordedFailure.Outcome outcome) {
        String digest = report.trace().digestText();
        switch (outcome) {
            case SAME_RUN -> console.line(console.styled(Style.GOOD, "The very same run, digest " + digest + "."));
            case SAME_PROMISES ->
                console.line(failure.digest()
                        .map(old -> console.styled(
                                Style.DOUBTFUL,
                                "The same failure in another run: its digest was " + old + " and is " + digest
                                        + ". Something that it depends on has changed since."))
                        .orElse(console.styled(Style.GOOD, "The same failure, digest " + digest + ".")));
            case OTHER ->
                console.line(console.styled(
                        Style.BAD,
                        "Not the same failure: what was broken is " + told(failure.promises()) + ", and now it is "
                                + told(RecordedFailure.broken(report.verdicts())) + "."));
            case NOTHING_KNOWN -> {}
        }
    }

    private static String told(List<String> promises) {
        return promises.isEmpty() ? "nothing" : String.join("; ", promises);
    }

    private static Played played(Console console, Plan plan) {
        return Progress.during(
                console, "playing " + plan.name(), () -> plan.trial(false).play(plan.seed(), Recording.everything()));
    }

    private static long checked(String option, long step, Trace trace) {
        if (step < 0 || step >= trace.steps().size()) {
            throw new BadInput(option + ": found " + step + ", but the steps of this run are 0 to "
                    + (trace.steps().size() - 1));
        }
        return step;
    }

    private static void stop(Console console, Plan plan, Trace trace, long asked) {
        Step step = trace.steps().get((int) asked);
        if (!Breakpoint.isHandled(step.event())) {
            String next = trace.steps().stream()
                    .skip(asked)
                    .filter(later -> Breakpoint.isHandled(later.event()))
                    .findFirst()
                    .map(later -> "; the next that does is step " + later.number())
                    .orElse("");
            throw new BadInput("--break-at: " + MomentText.step(step) + ": that calls no handler" + next);
        }
        console.line(Console.harmless("before " + MomentText.step(step)));
        console.line("a debugger stops in orrery.explore.Breakpoint.reached");
        console.out().flush();
        if (!Breakpoint.at(plan.trial(false), plan.seed(), asked)) {
            throw new IllegalStateException("step " + asked + " was not reached again");
        }
    }
}
