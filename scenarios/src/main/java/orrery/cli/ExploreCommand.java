package orrery.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import orrery.explore.space.Bounds;
import orrery.explore.space.Exploration;
import orrery.explore.space.Explorer;
import orrery.explore.space.Schedules;
import orrery.scenario.Conclusion;
import orrery.scenario.ExploreSpec;
import orrery.scenario.Plan;
import orrery.scenario.Vacuity;
import orrery.trace.Trace;
import orrery.verdict.Verdict;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** Looks at every state that a scenario's protocol can reach, whatever order things happen in. */
@Command(
        name = "explore",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = "Look at every state that can be reached, whatever order things happen in, within bounds.",
        footer = {
            "",
            "What goes wrong and how far to look can stand in the scenario, too, under explore:; what is said here comes first."
                    + " Of the rest of the scenario, the protocol, its options, servers, clients, questions and topology count; times, faults and"
                    + " weather do not: a timer that is set may fire at any moment, and a message under way may arrive at any"
                    + " moment.",
            "",
            "With --around times count, and so do faults and weather: it plays runs, and delays messages in them.",
            "",
            "For example: ./orrery explore twophase/first-commit --states 20000"
        })
final class ExploreCommand implements Callable<Integer> {

    @ParentCommand
    private Main orrery;

    @Mixin
    private Choice choice;

    @Mixin
    private Telling telling;

    @Option(
            names = "--network",
            paramLabel = "KIND",
            description =
                    "multiset, set (equal messages are one) or ordered (the oldest of a link first); multiset if left"
                            + " out.")
    private Bounds.@Nullable Network network;

    @Option(names = "--lossy", description = "Messages may be lost.")
    private boolean lossy;

    @Option(names = "--duplicating", description = "Messages may arrive again and again; equal ones are one.")
    private boolean duplicating;

    @Option(
            names = "--remembers-last",
            description =
                    "The message that was delivered last is part of the state, as in Stateright's duplicating network.")
    private boolean remembersLast;

    @Option(names = "--crashes", paramLabel = "N", description = "So many crashes, at any moment; none if left out.")
    private @Nullable Integer crashes;

    @Option(names = "--crash-points", description = "Crashes also between two effects of a handler.")
    private boolean crashPoints;

    @Option(
            names = "--questions",
            paramLabel = "N",
            description = "How many questions each client is asked at most; 1 if left out.")
    private @Nullable Integer questions;

    @Option(
            names = "--eager",
            description =
                    "A client is asked as soon as it is free, in the same step: each kind of question of the mix once, in the"
                            + " protocol's order.")
    private boolean eager;

    @Option(names = "--depth", paramLabel = "N", description = "Look no further than so many steps from the start.")
    private @Nullable Integer depth;

    @Option(names = "--states", paramLabel = "N", description = "Stop after so many states; 1000000 if left out.")
    private @Nullable Long states;

    @Option(
            names = "--memory",
            paramLabel = "MIB",
            defaultValue = "1024",
            description = "Stop when the states take so much memory; ${DEFAULT-VALUE} if left out.")
    private long mebibytes;

    @Option(
            names = "--depth-first",
            description = "The newest state first; a counter-example need not be a shortest one.")
    private boolean depthFirst;

    @Option(
            names = "--symmetric",
            description =
                    "States that differ only in the names of nodes that the protocol calls interchangeable are one.")
    private boolean symmetric;

    @Option(
            names = "--schedules",
            description = "Count schedules instead, those that differ only in what happens at different nodes as one.")
    private boolean schedules;

    @Option(
            names = "--around",
            paramLabel = "SEED",
            description =
                    "Play the run of this seed instead, and all runs that differ from it in a few delayed messages: times and"
                            + " faults count.")
    private @Nullable Long around;

    @Option(
            names = "--delays",
            paramLabel = "N",
            defaultValue = "1",
            description = "With --around: how many messages may come just after what their receivers did next;"
                    + " ${DEFAULT-VALUE} if left out.")
    private int delays;

    @Option(
            names = "--runs",
            paramLabel = "N",
            defaultValue = "10000",
            description = "With --around: how many runs may be played; ${DEFAULT-VALUE} if left out.")
    private long runs;

    @Option(names = "--keep-going", description = "Do not stop at the first broken promise.")
    private boolean keepGoing;

    @Option(names = "--out", paramLabel = "DIR", description = "Where to write; out/SCENARIO-explored if left out.")
    private @Nullable Path out;

    @Override
    public Integer call() {
        Console console = orrery.console();
        Plan plan = choice.plan();
        if (around != null) {
            return around(console, plan.withSeed(around));
        }
        ExploreSpec spec = spec(plan.scenario().explore().orElse(ExploreSpec.NONE));
        Bounds bounds = spec.bounds(depthFirst, mebibytes << 20);
        if (schedules) {
            return schedules(console, plan, bounds);
        }
        long started = console.nanoTime().getAsLong();
        Exploration found = Progress.during(
                console,
                "looking at states of " + plan.name(),
                () -> new Explorer(
                                plan.protocol(),
                                plan.world(),
                                bounds,
                                plan.expect().consistency(),
                                plan.protocol()::withinBoundary,
                                spec.symmetric(),
                                keepGoing)
                        .explore());
        long wall = Math.max(1, console.nanoTime().getAsLong() - started);
        Vacuity none = Vacuity.NONE;
        Conclusion conclusion = Conclusion.of(plan.expect(), found.verdicts(), none);
        if (!telling.json()) {
            tell(console, found, wall);
        }
        OutputFolder folder = OutputFolder.at(out == null ? OutputFolder.named(plan.name(), "explored") : out);
        ExploreReport report = ExploreReport.of(plan, found, conclusion, wall);
        List<String> names = new ArrayList<>();
        Optional<Trace> example = found.counterExample();
        if (example.isPresent()) {
            List<Verdict> broken =
                    found.verdicts().stream().filter(Verdict::broken).toList();
            Report run = new Report(
                    plan.title(),
                    // in another order of things, they are not about what happens
                    List.of(),
                    example.get(),
                    broken,
                    plan.primer(),
                    Seen.in(example.get(), broken),
                    none,
                    conclusion,
                    List.of(),
                    again(),
                    Optional.empty(),
                    0);
            if (!telling.json()) {
                telling.story(console, run);
            }
            names.addAll(Gallery.all(run, folder).names());
        } else if (!telling.json()) {
            console.line(console.styled(
                    conclusion.asExpected() ? Style.GOOD : Style.BAD,
                    TextReport.capitalised(conclusion.sentence()) + "."));
        }
        names.addAll(ExploreReport.write(report, found, plan.name(), folder).names());
        telling.files(console, report, new Written(folder.path(), names));
        return conclusion.asExpected() ? ExitCode.KEPT : ExitCode.BROKEN;
    }

    private int around(Console console, Plan plan) {
        allow("--delays", delays, 1);
        allow("--runs", runs, 1);
        Path folder = out == null ? OutputFolder.named(plan.name(), "around") : out;
        return new AroundARun(console, plan, choice.protocolWords(), folder).explore(delays, runs);
    }

    /** What the scenario says, and what was said beside it. */
    private ExploreSpec spec(ExploreSpec written) {
        allow("--memory", mebibytes, 1);
        allow("--crashes", crashes, 0);
        allow("--questions", questions, 0);
        allow("--depth", depth, 0);
        allow("--states", states, 1);
        try {
            return new ExploreSpec(
                    Optional.ofNullable(network).or(written::network),
                    lossy || written.lossy(),
                    duplicating || written.duplicating(),
                    remembersLast || written.remembersLast(),
                    crashes == null ? written.crashes() : crashes,
                    crashPoints || written.crashPoints(),
                    Optional.ofNullable(questions).or(written::questions),
                    eager || written.eager(),
                    symmetric || written.symmetric(),
                    Optional.ofNullable(depth).or(written::depth),
                    Optional.ofNullable(states).or(written::states));
        } catch (IllegalArgumentException contradiction) {
            throw new BadInput("--duplicating: " + contradiction.getMessage(), contradiction);
        }
    }

    private static void allow(String option, @Nullable Number found, long least) {
        if (found != null && found.longValue() < least) {
            throw new BadInput(option + ": found " + found + ", but it is a whole number from " + least);
        }
    }

    private Integer schedules(Console console, Plan plan, Bounds bounds) {
        Schedules.Found found = Progress.during(
                console,
                "counting schedules of " + plan.name(),
                () -> new Schedules(plan.protocol(), plan.world(), bounds).count());
        console.line(number(found.classes()) + " schedules that differ, " + number(found.steps()) + " steps taken"
                + (found.whole() ? "" : "; there are more, a limit was reached"));
        found.broken()
                .ifPresent(broken -> console.line(
                        console.styled(Style.BAD, "broken: " + broken.promise() + ": " + broken.sentence())));
        return found.broken().isEmpty() ? ExitCode.KEPT : ExitCode.BROKEN;
    }

    private static void tell(Console console, Exploration found, long wallNanos) {
        line(
                console,
                "states",
                number(found.states()) + " distinct, " + number(found.transitions()) + " transitions, depth "
                        + found.depth() + ", at most " + number(found.waiting()) + " waiting");
        line(
                console,
                "cost",
                String.format(
                        Locale.ROOT,
                        "%,.0f states a second, %.0f bytes a state",
                        found.states() * 1e9 / wallNanos,
                        (double) found.bytes() / found.states()));
        line(
                console,
                "whole",
                found.whole()
                        ? "every state within the bounds was looked at"
                        : console.styled(
                                Style.DOUBTFUL,
                                "no: " + (found.stopped().isEmpty() ? "a promise was broken" : found.stopped())));
        for (String left : found.leftOut()) {
            line(console, "left out", console.styled(Style.DOUBTFUL, left));
        }
        for (Verdict verdict : found.verdicts()) {
            Style style = verdict.broken() ? Style.BAD : Style.STRONG;
            line(
                    console,
                    verdict.status().name().toLowerCase(Locale.ROOT).replace('_', ' '),
                    console.styled(style, verdict.promise())
                            + (verdict.sentence().isEmpty() ? "" : ": " + Console.harmless(verdict.sentence())));
        }
    }

    private static void line(Console console, String label, String text) {
        console.line(console.styled(Style.FAINT, String.format(Locale.ROOT, "%-12s", label)) + text);
    }

    private static String number(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    private String again() {
        List<String> words = new ArrayList<>(List.of("explore"));
        words.addAll(choice.words());
        if (network != null) {
            words.addAll(List.of("--network", network.name().toLowerCase(Locale.ROOT)));
        }
        given(words, "--lossy", lossy);
        given(words, "--duplicating", duplicating);
        given(words, "--remembers-last", remembersLast);
        given(words, "--crashes", crashes);
        given(words, "--crash-points", crashPoints);
        given(words, "--questions", questions);
        given(words, "--eager", eager);
        given(words, "--symmetric", symmetric);
        given(words, "--depth", depth);
        given(words, "--states", states);
        given(words, "--depth-first", depthFirst);
        return Shell.orrery(words);
    }

    private static void given(List<String> words, String option, boolean said) {
        if (said) {
            words.add(option);
        }
    }

    private static void given(List<String> words, String option, @Nullable Number value) {
        if (value != null) {
            words.addAll(List.of(option, value.toString()));
        }
    }
}
