package orrery.cli;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import orrery.trace.TraceFile;
import orrery.viz.Excerpt;
import orrery.viz.Pictures;
import orrery.viz.history.HistoryPicture;
import orrery.viz.page.ReportPage;
import orrery.viz.page.Story;
import orrery.viz.text.TextOptions;
import orrery.viz.text.TextTimeline;

/** The files that tell of a run: its trace and its report, from which all others can be made again, and those others. */
final class Gallery {

    static final String TRACE = "trace.jsonl";
    static final String REPORT = "report.json";
    private static final String TIMELINE = "timeline.txt";

    private Gallery() {}

    /** All of a run that was played. */
    static Written all(Report report, OutputFolder folder) {
        return all(report, Excerpt.WHOLE, folder);
    }

    /** All of a run that was played, with an excerpt of it as its diagram. */
    static Written all(Report report, Excerpt excerpt, OutputFolder folder) {
        return folder.fill(inside -> Together.run(() -> drawPictures(report, excerpt, inside), () -> {
            save(report, inside);
            drawPage(report, inside);
            drawHistory(report, inside);
        }));
    }

    /** A run that was played, without pictures. */
    static Written text(Report report, OutputFolder folder) {
        return folder.fill(inside -> {
            save(report, inside);
            write(
                    inside,
                    TIMELINE,
                    TextTimeline.render(
                            report.trace(),
                            report.verdicts(),
                            report.remarks(),
                            TextOptions.plain(TextOptions.Level.MATTERS)));
        });
    }

    /** What is drawn of a run that was loaded. */
    static Written pictures(Report report, Excerpt excerpt, OutputFolder folder) {
        return folder.fill(inside -> Together.run(() -> drawPictures(report, excerpt, inside), () -> {
            drawPage(report, inside);
            drawHistory(report, inside);
        }));
    }

    private static void save(Report report, Path inside) throws IOException {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(inside.resolve(TRACE)))) {
            TraceFile.write(report.trace(), out);
        }
        write(inside, REPORT, Json.text(JsonReport.of(report.timeless())) + "\n");
    }

    private static void drawPictures(Report report, Excerpt excerpt, Path inside) throws IOException {
        Pictures.write(report.trace(), report.verdicts(), report.remarks(), excerpt, inside);
    }

    private static void drawPage(Report report, Path inside) throws IOException {
        write(
                inside,
                Written.PAGE,
                ReportPage.render(
                        report.trace(),
                        report.verdicts(),
                        new Story(report.title(), report.again(), report.remarks(), report.primer(), report.seen())));
    }

    /** What clients saw, if it was judged: with the order that explains it, or what contradicts itself. */
    private static void drawHistory(Report report, Path inside) throws IOException {
        if (report.seen().isPresent()) {
            write(
                    inside,
                    CheckGallery.OPERATIONS,
                    HistoryPicture.svg(report.seen().get(), ""));
        }
    }

    private static void write(Path folder, String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text, StandardCharsets.UTF_8);
    }
}
