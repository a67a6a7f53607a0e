package orrery.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import orrery.scenario.Plan;
import orrery.trace.Recording;
import orrery.trace.Trace;
import orrery.viz.export.Exports;
import orrery.viz.export.Form;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** Writes a run, played now or saved before, in the forms that other tools read. */
@Command(
        name = "export",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = {
            "Write a run for other tools.",
            "In place of a scenario, a trace (*.jsonl) that was saved, or the folder that holds it."
        },
        footer = {"", "For example: ./orrery export raft/leader-crash --to perfetto"})
final class ExportCommand implements Callable<Integer> {

    /** As many as a run keeps unless it is told otherwise. */
    private static final int LAST_STEPS = 200_000;

    @ParentCommand
    private Main orrery;

    @Mixin
    private Choice choice;

    @Option(
            names = "--to",
            required = true,
            paramLabel = "FORM",
            description = "shiviz, perfetto, otlp (for Jaeger), prometheus, csv, or all of them.")
    private To to;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Where to write the files; out/SCENARIO-SEED if left out.")
    private @Nullable Path out;

    /** What may be asked for. */
    enum To {
        SHIVIZ(Form.SHIVIZ),
        PERFETTO(Form.PERFETTO),
        OTLP(Form.OTLP),
        PROMETHEUS(Form.PROMETHEUS),
        CSV(Form.CSV),
        ALL(Form.values());

        private final List<Form> forms;

        To(Form... forms) {
            this.forms = List.of(forms);
        }

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Override
    public Integer call() {
        Console console = orrery.console();
        Trace trace = trace(console);
        Path path = out != null
                ? out
                : OutputFolder.named(trace.header().scenario(), trace.header().seed());
        OutputFolder folder = OutputFolder.at(path);
        Written written = Progress.during(
                console,
                "writing",
                () -> folder.fill(inside -> {
                    for (Form form : to.forms) {
                        Exports.write(trace, form, inside);
                    }
                }));
        console.line("wrote " + Console.harmless(written.toString()));
        return ExitCode.KEPT;
    }

    private Trace trace(Console console) {
        Path asked = Path.of(choice.scenario());
        if (!Files.isDirectory(asked) && !choice.scenario().endsWith(".jsonl")) {
            Plan plan = choice.plan();
            return Progress.during(
                    console,
                    "playing " + plan.name(),
                    () -> plan.trial(false)
                            .play(plan.seed(), Recording.ring(LAST_STEPS))
                            .trace());
        }
        if (choice.changesIt()) {
            throw new BadInput(asked + " is a run that was saved, which --seed, --set and --twin cannot change; "
                    + "name its scenario to play another");
        }
        Path file = SavedTrace.file(asked);
        return Progress.during(console, "reading " + file, () -> SavedTrace.load(file));
    }
}
