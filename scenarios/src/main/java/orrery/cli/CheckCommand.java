package orrery.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import orrery.api.History;
import orrery.cli.HistoryChoice.Chosen;
import orrery.verdict.model.Models;
import orrery.verdict.order.Linearizability;
import orrery.verdict.report.Lattice;
import orrery.verdict.report.Report;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** Judges a history from anywhere by every consistency model that makes sense for it. */
@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = "Judge a history by every consistency model that makes sense for it, or by one.",
        footer = {
            "",
            "Exit code 0 if the model that was asked for holds, or, if none was, the strongest of which the history"
                    + " tells enough: linearizable, strict-serializable, or serializable where it knows no times. 1 if"
                    + " it is broken, or if nobody could say within the budget. 2 if the history is none.",
            "",
            "For example: ./orrery check history.edn --model cas-register --initial 0"
        })
final class CheckCommand implements Callable<Integer> {

    private static final long STEPS_AN_OPERATION = 10;

    @ParentCommand
    private Main orrery;

    @Mixin
    private HistoryChoice choice;

    @Option(
            names = "--consistency",
            paramLabel = "C",
            completionCandidates = Names.class,
            description = "Judge by this model alone, as causal or snapshot-isolation.")
    private @Nullable String consistency;

    @Option(
            names = "--budget",
            paramLabel = "STEPS",
            description =
                    "Steps to spend on a search before giving up; if left out 5000000, or ten for each operation if that is"
                            + " more. Equal budgets give equal verdicts on every machine.")
    private @Nullable Long budget;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Where to write the page and the pictures; nothing is written if left out.")
    private @Nullable Path out;

    @Option(names = "--json", description = "Print one JSON document instead.")
    private boolean json;

    @Option(names = "--open", description = "Open the page.")
    private boolean open;

    /** What may be completed to. */
    static final class Names implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return Stream.of(Lattice.ofOperations(Models.all().getFirst(), 1), Lattice.ofTransactions(1))
                    .flatMap(lattice -> lattice.points().stream())
                    .map(Lattice.Point::name)
                    .iterator();
        }
    }

    @Override
    public Integer call() {
        if (budget != null && budget < 1) {
            throw new BadInput("--budget: found " + budget + ", but a search takes at least 1 step");
        }
        if (open && out == null) {
            throw new BadInput("--open: there is no page to open without --out");
        }
        Console console = orrery.console();
        Optional<OutputFolder> folder = Optional.ofNullable(out).map(OutputFolder::at);
        try {
            Chosen chosen = Progress.during(console, "reading " + choice.shown(), () -> choice.read(this::steps));
            Report report = Progress.during(console, "judging " + choice.shown(), () -> judged(chosen));
            Optional<Written> written = folder.map(to ->
                    Progress.during(console, "drawing", () -> CheckGallery.all(chosen, report, again(chosen), to)));
            tell(console, chosen, report, written);
            return report.first().holds() ? ExitCode.KEPT : ExitCode.BROKEN;
        } catch (OutOfMemoryError e) {
            throw new BadInput(
                    choice.shown() + " does not fit into the memory that Java may use; give it more, as with "
                            + HistoryChoice.more() + ", or ask for one model with --consistency",
                    e);
        }
    }

    private long steps(History history) {
        return budget != null
                ? budget
                : Math.max(
                        Linearizability.USUAL_BUDGET,
                        STEPS_AN_OPERATION * history.operations().size());
    }

    private Report judged(Chosen chosen) {
        return consistency == null
                ? Report.of(chosen.lattice(), chosen.history())
                : Report.of(chosen.lattice(), chosen.history(), choice.named(chosen.lattice(), consistency));
    }

    private void tell(Console console, Chosen chosen, Report report, Optional<Written> written) {
        if (json) {
            console.line(Json.text(CheckJson.of(chosen, report, written)));
        } else {
            new CheckText(console).tell(chosen, report);
            written.ifPresent(files -> console.line("\nwrote  " + Console.harmless(files.toString())));
        }
        if (open) {
            console.out().flush();
            written.ifPresent(files -> Browser.open(console, files.folder().resolve(CheckGallery.PAGE)));
        }
    }

    /** The line that judges the same again. */
    private String again(Chosen chosen) {
        List<String> words = new ArrayList<>(List.of("check", chosen.file()));
        words.addAll(choice.words(chosen));
        if (consistency != null) {
            words.addAll(List.of("--consistency", consistency));
        }
        if (budget != null) {
            words.addAll(List.of("--budget", budget.toString()));
        }
        return Shell.orrery(words);
    }
}
