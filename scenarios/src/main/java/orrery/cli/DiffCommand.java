package orrery.cli;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import orrery.explore.Trial.Played;
import orrery.scenario.Plan;
import orrery.trace.Recording;
import orrery.trace.Trace;
import orrery.viz.page.DiffPage;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Lays two runs side by side. */
@Command(
        name = "diff",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = "Lay two runs side by side, and name the first difference that matters.",
        footer = {
            "",
            "SCENARIO and OTHER are scenarios, or traces, or the folders of runs. --seed, --set and --twin hold for both,"
                    + " --against for the other alone. A difference matters if what went wrong depends on it.",
            "",
            "Exit codes: 0 whether they differ or not.",
            "",
            "For example: ./orrery diff raft/forgets-its-vote --against twin=none"
        })
final class DiffCommand implements Callable<Integer> {

    /** Beside the page of a run, in the same folder. */
    static final String PAGE = "diff.html";

    @ParentCommand
    private Main orrery;

    @Mixin
    private Choice choice;

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "OTHER",
            description = "The other run; left out, the same scenario, with what --against says.")
    private @Nullable String other;

    @Option(
            names = "--against",
            paramLabel = "WHAT",
            description =
                    "What is different in the other: a seed, or a value, as twin=none. May be said several times.")
    private List<String> against = List.of();

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Where to write the page; out/SCENARIO-diff if left out.")
    private @Nullable Path out;

    @Option(names = "--no-page", description = "Write nothing.")
    private boolean noPage;

    @Option(names = "--open", description = "Open the page.")
    private boolean open;

    @Override
    public Integer call() {
        if (other == null && against.isEmpty()) {
            throw new BadInput(
                    "there is one run, and it takes two: name another, or say with --against what is different"
                            + " in it, as --against twin=none or --against 5");
        }
        Console console = orrery.console();
        Optional<OutputFolder> folder = noPage
                ? Optional.empty()
                : Optional.of(OutputFolder.at(out != null ? out : OutputFolder.named(choice.scenario(), "diff")));
        SideBySide both = SideBySide.of(
                run(console, choice, List.of()), run(console, other == null ? choice : choice.of(other), against));
        new AlignmentText(console).tell(both);
        folder.ifPresent(to -> write(console, both, to));
        return ExitCode.KEPT;
    }

    private void write(Console console, SideBySide both, OutputFolder folder) {
        String page = DiffPage.render(both.here().side(), both.there().side(), both.alignment(), again());
        Written written = folder.fill(inside -> Files.writeString(inside.resolve(PAGE), page, StandardCharsets.UTF_8));
        console.line("wrote " + Console.harmless(written.toString()));
        if (open) {
            console.out().flush();
            Browser.open(console, written.folder().resolve(PAGE));
        }
    }

    private static SideBySide.Run run(Console console, Choice choice, List<String> against) {
        Optional<Path> saved = saved(choice.scenario());
        if (saved.isEmpty()) {
            return played(console, choice, against);
        }
        if (choice.changesIt() || !against.isEmpty()) {
            throw new BadInput("--seed, --set, --twin and --against change a scenario; " + choice.scenario()
                    + " was played already: name its scenario");
        }
        Path file = SavedTrace.file(saved.get());
        Trace trace = Progress.during(console, "reading " + file, () -> SavedTrace.load(file));
        return new SideBySide.Run(
                choice.scenario(),
                trace,
                ViewCommand.report(console, trace, file).verdicts());
    }

    /** The scenario with other values in it, played; also what {@code replay --against} does. */
    static SideBySide.Run played(Console console, Choice choice, List<String> against) {
        List<String> settings = new ArrayList<>(against);
        Optional<Long> seed = Optional.empty();
        for (String each : against) {
            if (each.matches("-?\\d{1,18}")) {
                seed = Optional.of(Long.parseLong(each));
                settings.remove(each);
            }
        }
        Plan chosen = choice.plan(settings);
        Plan plan = seed.map(chosen::withSeed).orElse(chosen);
        Played played = Progress.during(
                console, "playing " + plan.name(), () -> plan.trial(false).play(plan.seed(), Recording.everything()));
        return new SideBySide.Run(name(plan, settings), played.trace(), played.verdicts());
    }

    private static String name(Plan plan, List<String> settings) {
        return plan.name() + (plan.twin().isEmpty() ? "" : " (" + plan.twin() + ")") + ", seed " + plan.seed()
                + (settings.isEmpty() ? "" : ", with " + String.join(", ", settings));
    }

    /** A trace, or a folder in which one should lie. */
    private static Optional<Path> saved(String text) {
        try {
            Path path = Path.of(text);
            return Files.isDirectory(path) || text.endsWith(".jsonl") ? Optional.of(path) : Optional.empty();
        } catch (InvalidPathException noPath) {
            return Optional.empty();
        }
    }

    private String again() {
        List<String> words = new ArrayList<>(List.of("diff"));
        words.addAll(choice.typed());
        if (other != null) {
            words.add(2, other);
        }
        against.forEach(each -> words.addAll(List.of("--against", each)));
        return Shell.orrery(words);
    }
}
