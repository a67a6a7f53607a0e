package orrery.cli;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import orrery.explore.shrink.Budget;
import orrery.explore.shrink.Shrinker;
import orrery.explore.shrink.Shrinker.Shrunk;
import orrery.scenario.Plan;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** Finds the smallest scenario that breaks the promise that a scenario breaks, and writes it down. */
@Command(
        name = "shrink",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = "Find the smallest scenario that breaks the same promise, and write it down.",
        footer = {
            "",
            "SCENARIO is what replay takes: a scenario, a trace.jsonl, or a folder in which one of them lies.",
            "",
            "Exit codes: 0 there is nothing to shrink, or it was shrunk; 2 the input is wrong.",
            "",
            "For example: ./orrery shrink raft/skips-the-log-check"
        })
final class ShrinkCommand implements Callable<Integer> {

    @ParentCommand
    private Main orrery;

    @Mixin
    private Choice choice;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Where to write shrunk.yaml, and the trace, the pictures and the page of its run;"
                    + " out/SCENARIO-shrunk-SEED if left out.")
    private @Nullable Path out;

    @Option(
            names = "--runs",
            paramLabel = "N",
            defaultValue = "300000",
            description = "How many runs may be played, ${DEFAULT-VALUE} if left out.")
    private int runs;

    @Override
    public Integer call() {
        if (runs < 1) {
            throw new BadInput("--runs: found " + runs + ", but one cannot shrink without a run");
        }
        Console console = orrery.console();
        Plan plan = RecordedFailure.of(choice).choice().plan();
        OutputFolder folder =
                OutputFolder.at(out == null ? OutputFolder.named(plan.name() + "-shrunk", plan.seed()) : out);
        AtomicInteger played = new AtomicInteger();
        Optional<Shrunk> shrunk = Progress.during(
                console,
                () -> "shrinking " + plan.name() + ", run " + played.get() + " of at most " + runs,
                () -> new Shrinker(plan.trial(false), Budget.USUAL.withRuns(runs), played::set).shrink(plan.seed()));
        if (shrunk.isEmpty()) {
            console.line("No promise is broken under seed " + plan.seed() + "; there is nothing to shrink.");
            return ExitCode.KEPT;
        }
        tell(console, plan, shrunk.get(), folder);
        return ExitCode.KEPT;
    }

    private void tell(Console console, Plan plan, Shrunk shrunk, OutputFolder folder) {
        SmallerRun smaller = Progress.during(
                console, "drawing", () -> SmallerRun.write(console, plan, choice.protocolWords(), shrunk, folder));
        for (String sentence : smaller.sentences()) {
            console.line(Console.harmless("- " + sentence));
        }
        console.line("");
        console.line(console.styled(Style.STRONG, smaller.counts()) + "; " + SmallerRun.count(shrunk.runs(), "run")
                + (shrunk.exhausted() ? ", and no more were allowed: --runs takes more" : "") + ".");
        console.line("wrote "
                + Console.harmless(smaller.file() + ", "
                        + String.join(", ", smaller.written().names())));
        console.line("again " + console.styled(Style.STRONG, smaller.again()));
    }
}
