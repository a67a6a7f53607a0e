package orrery.cli;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import orrery.api.History;
import orrery.scenario.ModelName;
import orrery.trace.TraceFile;
import orrery.verdict.Verdict;
import orrery.verdict.file.Histories;
import orrery.verdict.file.MalformedHistoryException;
import orrery.verdict.file.Vocabularies;
import orrery.verdict.model.Models;
import orrery.verdict.order.Linearizability;
import orrery.verdict.report.Lattice;
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
    private static final Pattern LINEARIZABLE = Pattern.compile("linearizable \\((.+)\\)");
    private static final String TIMELINE = "timeline.txt";

    private Gallery() {}

    /** All of a run that was played. */
    static Written all(Report report, OutputFolder folder) {
        return folder.fill(inside -> Together.run(() -> drawPictures(report, inside), () -> {
            save(report, inside);
            drawPage(report, inside);
            drawHistory(report, model -> Optional.of(report.trace().history()), inside);
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
                            report.trace(), report.verdicts(), TextOptions.plain(TextOptions.Level.MATTERS)));
        });
    }

    /** What is drawn of a run that was loaded from this file. */
    static Written pictures(Report report, Path file, OutputFolder folder) {
        return folder.fill(inside -> Together.run(() -> drawPictures(report, inside), () -> {
            drawPage(report, inside);
            drawHistory(report, model -> saved(file, model), inside);
        }));
    }

    private static void save(Report report, Path inside) throws IOException {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(inside.resolve(TRACE)))) {
            TraceFile.write(report.trace(), out);
        }
        write(inside, REPORT, Json.text(JsonReport.of(report.timeless())) + "\n");
    }

    private static void drawPictures(Report report, Path inside) throws IOException {
        Pictures.write(report.trace(), report.verdicts(), inside);
    }

    private static void drawPage(Report report, Path inside) throws IOException {
        write(
                inside,
                Written.PAGE,
                ReportPage.render(report.trace(), report.verdicts(), Story.of(report.title(), report.again())));
    }

    /** What clients saw, in the words of a model, where that is known. */
    private interface Clients {
        Optional<History> of(String model) throws IOException;
    }

    /** A loaded trace describes what clients asked; the file says it in a way that a model understands. */
    private static Optional<History> saved(Path file, String model) throws IOException {
        try {
            return model.equals("kv")
                    ? Optional.of(Histories.read(file, Histories.Form.TRACE, Vocabularies.keyValue()))
                    : Optional.empty();
        } catch (MalformedHistoryException wrong) {
            throw new BadInput(file + ": " + wrong.getMessage(), wrong);
        }
    }

    /** What clients saw, if it was judged: with the order that explains it, or what contradicts itself. */
    private static void drawHistory(Report report, Clients clients, Path inside) throws IOException {
        for (Verdict verdict : report.verdicts()) {
            Matcher judged = LINEARIZABLE.matcher(verdict.promise());
            Optional<History> history = judged.matches() && ModelName.isKnown(judged.group(1))
                    ? clients.of(judged.group(1))
                    : Optional.empty();
            if (history.isPresent()) {
                Lattice lattice = Lattice.ofOperations(Models.named(judged.group(1)), Linearizability.USUAL_BUDGET);
                orrery.verdict.report.Report found = orrery.verdict.report.Report.of(
                        lattice, history.get(), lattice.points().getFirst());
                write(inside, CheckGallery.OPERATIONS, HistoryPicture.svg(found, ""));
                return;
            }
        }
    }

    private static void write(Path folder, String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text, StandardCharsets.UTF_8);
    }
}
