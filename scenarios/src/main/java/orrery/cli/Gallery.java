package orrery.cli;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import orrery.trace.TraceFile;
import orrery.viz.page.ReportPage;
import orrery.viz.text.TextOptions;
import orrery.viz.text.TextTimeline;

/** The files that tell of a run: its trace and report, from which all others can be made again, and those others. */
final class Gallery {

    static final String TRACE = "trace.jsonl";
    static final String REPORT = "report.json";
    private static final String TIMELINE = "timeline.txt";

    private Gallery() {}

    /** What is kept of a run that was played. */
    static Written kept(Report report, boolean pictures, OutputFolder folder) {
        return folder.fill(inside -> {
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(inside.resolve(TRACE)))) {
                TraceFile.write(report.trace(), out);
            }
            text(inside, REPORT, Json.text(JsonReport.of(report.timeless())) + "\n");
            draw(report, pictures, inside);
        });
    }

    /** What is drawn of a run that was loaded. */
    static Written drawn(Report report, OutputFolder folder) {
        return folder.fill(inside -> draw(report, true, inside));
    }

    private static void draw(Report report, boolean pictures, Path inside) throws IOException {
        text(inside, TIMELINE, TextTimeline.render(
                report.trace(), report.verdicts(), TextOptions.plain(TextOptions.Level.MATTERS)));
        if (pictures) {
            text(inside, Written.PAGE, ReportPage.render(report.trace(), report.verdicts(), orrery.viz.page.Story.of(report.title(), report.again())));
        }
    }

    private static void text(Path folder, String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text, StandardCharsets.UTF_8);
    }
}
