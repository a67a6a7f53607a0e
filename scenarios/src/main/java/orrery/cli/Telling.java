package orrery.cli;

import java.util.Locale;
import java.util.Optional;
import orrery.viz.text.TextOptions;
import picocli.CommandLine.Option;

/** How a run is told: the same for every command that shows one. */
final class Telling {

    /** How much of the timeline is printed. */
    enum Timeline {
        MATTERS,
        ALL,
        NONE;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Option(
            names = "--timeline",
            paramLabel = "HOW",
            defaultValue = "matters",
            description = "How much of the timeline to print: matters, all or none.")
    private Timeline timeline = Timeline.MATTERS;

    @Option(names = "--json", description = "Print one JSON document instead.")
    private boolean json;

    @Option(names = "--open", description = "Open the page.")
    private boolean open;

    /** Whether machines are told. */
    boolean json() {
        return json;
    }

    /** What came of the run, as soon as it is known. */
    void story(Console console, Report report) {
        if (!json) {
            new TextReport(console, level()).story(report);
            console.out().flush();
        }
    }

    /** Where it can be read and seen again. */
    void files(Console console, Report report) {
        if (json) {
            console.line(Json.text(JsonReport.of(report)));
        } else {
            report.files().ifPresent(files -> new TextReport(console, level()).files(files));
        }
        opened(console, report.files());
    }

    /** The same of what is no report on one run. */
    void files(Console console, Record found, Written files) {
        if (json) {
            console.line(Json.text(found));
        } else {
            new TextReport(console, level()).files(files);
        }
        opened(console, Optional.of(files));
    }

    private void opened(Console console, Optional<Written> files) {
        if (open) {
            console.out().flush();
            files.flatMap(Written::page)
                    .ifPresentOrElse(
                            page -> Browser.open(console, page),
                            () -> console.remark("orrery: there is no page to open"));
        }
    }

    private TextOptions.Level level() {
        return switch (timeline) {
            case MATTERS -> TextOptions.Level.MATTERS;
            case ALL -> TextOptions.Level.ALL;
            case NONE -> TextOptions.Level.SUMMARY;
        };
    }
}
