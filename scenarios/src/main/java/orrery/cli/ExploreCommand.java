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
            "Of the scenario, the protocol, its options, servers, clients, questions and topology count; times, faults and"
                    + " weather do not: a timer that is set may fire at any moment, and a message under way may arrive at any"
                    + " moment. What goes wrong is said by options.",
            "",
            "With --around times count, and so do faults and weather: it plays runs, and delays messages in them.",
            "",
            "For example: ./orrery explore twophase/commit --states 20000"
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
            defaultValue = "multiset",
            description = "multiset, set (equal messages are one) or ordered (the oldest of a link first);"
                    + " ${DEFAULT-VALUE} if left out.")
    private Bounds.Network network = Bounds.Network.MULTISET;

    @Option(names = "--lossy", description = "Messages may be lost.")
    private boolean lossy;

    @Option(names = "--duplicating", description = "Messages may arrive again and again; equal ones are one.")
    private boolean duplicating;

    @Option(names = "--crashes", paramLabel = "N", defaultValue = "0", description = "So many crashes, at any moment.")
    private int crashes;

    @Option(names = "--crash-points", description = "Crashes also between two effects of a handler.")
    private boolean crashPoints;

    @Option(
            names = "--questions",
            paramLabel = "N",
            defaultValue = "1",
            description = "How many questions each client is asked at most; ${DEFAULT-VALUE} if left out.")
    private int questions;

    @Option(names = "--depth", paramLabel = "N", description = "Look no further than so many steps from the start.")
    private @Nullable Integer depth;

    @Option(
            names = "--states",
            paramLabel = "N",
            defaultValue = "1000000",
            description = "Stop after so many states; ${DEFAULT-VALUE} if left out.")
    private long states;

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
        Bounds bounds = bounds();
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
                                any -> true,
                                symmetric,
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
        Optional<Trace> example = found.counterExample();
        if (example.isPresent()) {
            List<Verdict> broken =
                    found.verdicts().stream().filter(Verdict::broken).toList();
            Report run = new Report(
                    plan.title(),
                    example.get(),
                    broken,
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
            Gallery.all(run, folder);
        } else if (!telling.json()) {
            console.line(console.styled(
                    conclusion.asExpected() ? Style.GOOD : Style.BAD,
                    TextReport.capitalised(conclusion.sentence()) + "."));
        }
        Written written = ExploreReport.write(report, found, plan.name(), folder);
        if (telling.json()) {
            console.line(Json.text(report));
        } else {
            console.line(console.styled(Style.FAINT, "wrote ") + Console.harmless(written.toString()));
        }
        return conclusion.asExpected() ? ExitCode.KEPT : ExitCode.BROKEN;
    }

    private int around(Console console, Plan plan) {
        if (delays < 1 || runs < 1) {
            throw new BadInput("--delays and --runs are 1 or more");
        }
        return new AroundARun(console, plan, out == null ? OutputFolder.named(plan.name(), "around") : out)
                .explore(delays, runs);
    }

    private Bounds bounds() {
        if (crashes < 0 || questions < 0 || states < 1 || mebibytes < 1 || (depth != null && depth < 0)) {
            throw new BadInput("--crashes, --questions and --depth are 0 or more, --states and --memory 1 or more");
        }
        if (duplicating && network == Bounds.Network.ORDERED) {
            throw new BadInput(
                    "--duplicating: a message that may come again has no place in an order; take --network away");
        }
        Bounds.Network kept = duplicating ? Bounds.Network.SET : network;
        return new Bounds(
                new Bounds.Mail(kept, duplicating, lossy, false),
                new Bounds.Crashes(crashes, crashPoints),
                new Bounds.Asking(questions, false),
                new Bounds.Walk(depthFirst, depth == null ? Integer.MAX_VALUE : depth, states, mebibytes << 20));
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
                        + found.depth());
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
        words.addAll(List.of("--network", network.name().toLowerCase(Locale.ROOT)));
        if (lossy) {
            words.add("--lossy");
        }
        if (duplicating) {
            words.add("--duplicating");
        }
        words.addAll(List.of("--crashes", Integer.toString(crashes), "--questions", Integer.toString(questions)));
        if (crashPoints) {
            words.add("--crash-points");
        }
        return Shell.orrery(words);
    }
}
