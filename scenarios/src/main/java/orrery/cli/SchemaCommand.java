package orrery.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import orrery.scenario.Experiment;
import orrery.scenario.Scenario;
import orrery.trace.TraceFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Prints the JSON schema of a file that this program reads or writes. */
@Command(
        name = "schema",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = "Print a JSON schema, for editors and other programs.",
        footer = {"", "For an editor: ./orrery schema > scenario.schema.json"})
final class SchemaCommand implements Callable<Integer> {

    /** What has a schema. */
    enum What {
        SCENARIO,
        EXPERIMENT,
        TRACE,
        REPORT;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** The schema. */
        String text() {
            return switch (this) {
                case SCENARIO -> read(Scenario.class, Scenario.SCHEMA);
                case EXPERIMENT -> read(Experiment.class, Experiment.SCHEMA);
                case TRACE -> read(TraceFile.class, TraceFile.SCHEMA);
                case REPORT -> read(JsonReport.class, "report.schema.json");
            };
        }

        private static String read(Class<?> beside, String name) {
            try (@Nullable InputStream in = beside.getResourceAsStream(name)) {
                if (in == null) {
                    throw new IllegalStateException("this program lacks its part " + name);
                }
                return new String(in.readAllBytes(), StandardCharsets.UTF_8);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    @ParentCommand
    private Main orrery;

    @Parameters(
            arity = "0..1",
            paramLabel = "WHAT",
            description =
                    "scenario, experiment, trace (a line of trace.jsonl) or report (what run --json prints); scenario if left out.")
    private What what = What.SCENARIO;

    @Override
    public Integer call() {
        orrery.console().out().print(what.text());
        return ExitCode.KEPT;
    }
}
