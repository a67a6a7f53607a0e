package orrery.viz.history;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import orrery.api.Operation;
import orrery.verdict.Finding;
import orrery.verdict.Finding.Broken;
import orrery.verdict.Finding.Link;
import orrery.verdict.report.Report;
import orrery.verdict.report.Report.Entry;
import orrery.viz.svg.Box;
import orrery.viz.svg.Ink;
import orrery.viz.svg.Lettering;
import orrery.viz.svg.Palette;
import orrery.viz.svg.Point;
import orrery.viz.svg.SvgCanvas;

/**
 * Draws operations as bars on the rows of their clients: with the order that explains them, or the few that contradict each
 * other and how. Where there are more than fit, those at the beginning are drawn, or those around the contradiction.
 */
public final class HistoryPicture {

    /** So many operations are drawn where there is room. */
    static final int MOST = 500;

    private static final int AROUND = 120;
    private static final double TITLE = 17;
    private static final double TEXT = 12.5;
    private static final double LINE = 18;
    private static final double NOTE = 11;
    private static final double NOTE_LINE = 16;
    private static final double MARGIN = 24;

    private final Report report;
    private final String title;
    private final List<String> above = new ArrayList<>();
    private final List<Link> links;
    private final Sheet sheet;
    private final Set<Long> core = new TreeSet<>();
    private final List<String> note;
    private final SheetPainting painting;
    private final double width;

    private HistoryPicture(
            Report report,
            Entry entry,
            String title,
            String sentence,
            List<Operation> shown,
            List<Operation> order,
            Broken broken) {
        this.report = report;
        this.title = title;
        boolean all = !shown.equals(broken.core());
        links = all ? List.of() : broken.links();
        if (all) {
            broken.core().forEach(operation -> core.add(operation.id()));
        }
        sheet = new Sheet(shown, order, report::content);
        painting = new SheetPainting(sheet, core);
        width = painting.width();
        if (!sentence.isEmpty()) {
            above.addAll(Paragraph.lines(sentence, TEXT, width - 2 * MARGIN));
        }
        note = Paragraph.lines(note(shown, order, entry.point().ofTime()), NOTE, width - 2 * MARGIN);
    }

    private String note(List<Operation> shown, List<Operation> order, boolean ofTime) {
        int whole = report.history().operations().size();
        String which = shown.size() == whole
                ? ""
                : core.isEmpty() && !links.isEmpty() ? "" : shown.size() + " of " + whole + " operations. ";
        String numbers = order.isEmpty()
                ? ""
                : sheet.inTime && ofTime
                        ? "A numbered point is the moment at which an operation can have taken effect. "
                        : "The numbers are an order that the model allows. ";
        return which + numbers
                + (sheet.timeless
                        ? "Times are not known: from left to right, only each client's own order counts."
                        : "From left to right, all beginnings and ends stand in their order; lengths mean nothing.")
                + " What fades out was never answered."
                + (shown.stream().anyMatch(report::isPart) ? " Dots: what else a transaction did." : "");
    }

    /** The strongest model's finding: what explains the history, or what contradicts itself in it. */
    public static String svg(Report report, String idPrefix) {
        return ofEntry(report, report.first(), MOST, idPrefix);
    }

    /**
     * What one model found: the order that explains the history, or what contradicts itself in it.
     *
     * @param most so many operations are drawn at most
     */
    static String ofEntry(Report report, Entry entry, int most, String idPrefix) {
        return switch (entry.finding()) {
            case Finding.Holds holds ->
                new HistoryPicture(
                                report,
                                entry,
                                entry.name() + " holds",
                                "",
                                first(report.history().operations(), most),
                                holds.order(),
                                new Broken("", List.of()))
                        .document(idPrefix);
            case Broken broken ->
                new HistoryPicture(
                                report,
                                entry,
                                entry.name() + " is broken",
                                broken.sentence(),
                                broken.core().size() > most ? first(broken.core(), most) : broken.core(),
                                List.of(),
                                broken)
                        .document(idPrefix);
            case Finding.Undecided undecided ->
                new HistoryPicture(
                                report,
                                entry,
                                entry.name() + ": " + LatticeText.word(entry.standing()),
                                undecided.sentence(),
                                first(report.history().operations(), most),
                                List.of(),
                                new Broken("", List.of()))
                        .document(idPrefix);
        };
    }

    /** The history around what contradicts itself, which is set apart. */
    static String around(Report report, Entry entry, Broken broken, int most, String idPrefix) {
        List<Operation> all = report.history().operations();
        Set<Long> ids = new TreeSet<>(broken.core().stream().map(Operation::id).toList());
        int from = all.size();
        int to = 0;
        for (int place = 0; place < all.size(); place++) {
            if (ids.contains(all.get(place).id())) {
                from = Math.min(from, place);
                to = Math.max(to, place + 1);
            }
        }
        from = Math.max(0, from - Math.min(AROUND, most) / 2);
        to = Math.min(all.size(), Math.max(to + Math.min(AROUND, most) / 2, from + 1));
        List<Operation> shown = new ArrayList<>();
        for (int place = from; place < to; place++) {
            if (to - from <= most || ids.contains(all.get(place).id()) || shown.size() < most - ids.size()) {
                shown.add(all.get(place));
            }
        }
        return new HistoryPicture(report, entry, "where it happened", "", shown, List.of(), broken).document(idPrefix);
    }

    private static List<Operation> first(List<Operation> operations, int most) {
        return operations.subList(0, Math.min(most, operations.size()));
    }

    private String document(String idPrefix) {
        double top = 40 + above.size() * LINE + 12;
        double below = top + painting.height() + 6;
        double height = below + links.size() * LINE * 1.3 + 8 + note.size() * NOTE_LINE;
        SvgCanvas canvas = new SvgCanvas(width, height, title, String.join(" ", above), idPrefix);
        canvas.box(new Box(0, 0, width, height), 0, Ink.fill(Palette.PAPER));
        canvas.text(
                new Point(MARGIN, 28), title, Lettering.of(TITLE, Palette.TEXT).inBold());
        for (int line = 0; line < above.size(); line++) {
            canvas.text(new Point(MARGIN, 50 + line * LINE), above.get(line), Lettering.of(TEXT, Palette.TEXT));
        }
        painting.paint(canvas, top, links);
        double y = below;
        for (int nth = 0; nth < links.size(); nth++) {
            Link link = links.get(nth);
            Arrows.number(canvas, new Point(MARGIN + 9, y), nth + 1);
            String words = report.words(link);
            canvas.text(
                    new Point(MARGIN + 26, y + 4.5),
                    Paragraph.lines(words, TEXT, width - 2 * MARGIN - 30).getFirst(),
                    Lettering.of(TEXT, Palette.TEXT));
            y += LINE * 1.3;
        }
        for (String line : note) {
            canvas.text(new Point(MARGIN, y + 8), line, Lettering.of(NOTE, Palette.QUIET_TEXT));
            y += NOTE_LINE;
        }
        return canvas.document();
    }
}
