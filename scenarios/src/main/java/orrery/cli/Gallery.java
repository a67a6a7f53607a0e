package orrery.cli;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import orrery.trace.TraceFile;
import orrery.viz.Excerpt;
import orrery.viz.Pictures;
import orrery.viz.chart.CurveChart;
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

    /** All files that may tell of a run, but for curves, which name it themselves. */
    static final List<String> NAMES = List.of(
            REPORT,
            TRACE,
            TIMELINE,
            "spacetime.svg",
            "spacetime.png",
            "chart.svg",
            "chart.png",
            "chart.csv",
            Written.PAGE,
            CheckGallery.OPERATIONS);

    private Gallery() {}

    /** All of a run that was played. */
    static Written all(Report report, OutputFolder folder) {
        return all(report, Excerpt.WHOLE, Map.of(), folder);
    }

    /**
     * All of a run that was played, with an excerpt of it as its diagram.
     *
     * @param curves by the names of their files, without endings
     */
    static Written all(Report report, Excerpt excerpt, Map<String, CurveChart> curves, OutputFolder folder) {
        return folder.fill(
                inside -> Together.run(() -> drawPictures(report, excerpt, inside), () -> {
                    save(report, inside);
                    for (Map.Entry<String, CurveChart> curve : curves.entrySet()) {
                        draw(curve.getValue(), curve.getKey(), inside);
                    }
                    drawPage(report, inside);
                    drawHistory(report, inside);
                }),
                NAMES);
    }

    /** A run that was played, without pictures. */
    static Written text(Report report, OutputFolder folder) {
        return folder.fill(
                inside -> {
                    save(report, inside);
                    write(
                            inside,
                            TIMELINE,
                            TextTimeline.render(
                                    report.trace(),
                                    report.verdicts(),
                                    report.remarks(),
                                    TextOptions.plain(TextOptions.Level.MATTERS)));
                },
                NAMES);
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

    /** A chart with its numbers beside it. */
    static void draw(CurveChart chart, String name, Path inside) throws IOException {
        write(inside, name + ".svg", chart.svg());
        Files.write(inside.resolve(name + ".png"), chart.png());
        write(inside, name + ".csv", chart.csv());
    }

    private static void write(Path folder, String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text, StandardCharsets.UTF_8);
    }
}
