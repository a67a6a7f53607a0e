package orrery.viz.history;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import orrery.api.NodeId;
import orrery.api.Operation;
import orrery.api.Times;
import orrery.verdict.Finding.Link;
import orrery.viz.history.Sheet.Bar;
import orrery.viz.svg.Box;
import orrery.viz.svg.Canvas;
import orrery.viz.svg.Ink;
import orrery.viz.svg.Lettering;
import orrery.viz.svg.Lettering.Anchor;
import orrery.viz.svg.Palette;
import orrery.viz.svg.Point;
import orrery.viz.svg.TextWidth;

/** Paints a {@link Sheet} in bands, one below the other as lines of a text, with a row for each client that is busy. */
final class SheetPainting {

    /** No picture is wider. */
    private static final double MOST = 1180;

    /** Room for the sentences above and below. */
    private static final double LEAST = 620;

    private static final double RIGHT = 24;
    private static final double ROW = 44;
    private static final double BAR = 22;
    /** How far below its bar a point stands, so that the words can be read. */
    private static final double DROP = 5;

    private static final double BAND_GAP = 26;
    private static final double MOST_OF_NAMES = 150;

    private static final String GROUND = "#dceee6";
    private static final String GROUND_FAILED = "#f3e0dc";
    private static final String GROUND_UNKNOWN = "#f0e6c8";

    private final Sheet sheet;
    private final Set<Long> core;
    private final double left;
    private final double[] breaks;
    private final List<List<NodeId>> rows = new ArrayList<>();

    /** @param core the numbers of the operations to set apart */
    SheetPainting(Sheet sheet, Set<Long> core) {
        this.sheet = sheet;
        this.core = core;
        double names = sheet.clients.stream()
                .mapToDouble(client -> TextWidth.of(client.toString(), 12, true))
                .max()
                .orElse(0);
        left = 24 + Math.min(MOST_OF_NAMES, names) + 12;
        breaks = sheet.breaks(MOST - left - RIGHT);
        for (int band = 0; band + 1 < breaks.length; band++) {
            rows.add(busy(breaks[band], breaks[band + 1]));
        }
    }

    private List<NodeId> busy(double from, double to) {
        return sheet.clients.stream()
                .filter(client -> sheet.bars.stream()
                        .anyMatch(bar -> bar.operation().client().equals(client) && bar.from() < to && bar.to() > from))
                .toList();
    }

    /** As wide as the widest band, so that a few operations stay readable where there is little room. */
    double width() {
        double widest = 0;
        for (int band = 0; band < rows.size(); band++) {
            widest = Math.max(widest, breaks[band + 1] - breaks[band]);
        }
        return Math.min(MOST, Math.max(LEAST, left + widest + RIGHT));
    }

    double height() {
        return rows.stream().mapToDouble(each -> each.size() * ROW + BAND_GAP).sum();
    }

    /**
     * As much of a bar as stands in one band.
     *
     * @param widest whether no other piece of the bar is wider, so that its words stand here
     */
    private record Piece(Bar bar, int band, Box box, boolean widest) {}

    /** Arrows run behind the bars, so that they strike out no words; their numbers stand in front. */
    void paint(Canvas canvas, double top, List<Link> links) {
        List<Piece> pieces = new ArrayList<>();
        double y = top;
        for (int band = 0; band < rows.size(); band++) {
            rows(canvas, band, y);
            pieces.addAll(pieces(band, y));
            y += rows.get(band).size() * ROW + BAND_GAP;
        }
        Map<Long, Box> boxes = new HashMap<>();
        for (Piece piece : pieces) {
            if (piece.widest) {
                boxes.put(piece.bar.operation().id(), piece.box);
            }
        }
        Arrows arrows = new Arrows(boxes, links);
        arrows.paintLines(canvas);
        pieces.forEach(piece -> piece(canvas, piece));
        arrows.paintNumbers(canvas);
    }

    private void rows(Canvas canvas, int band, double top) {
        List<NodeId> busy = rows.get(band);
        double end = left + breaks[band + 1] - breaks[band];
        for (int row = 0; row < busy.size(); row++) {
            double middle = top + row * ROW + ROW / 2;
            canvas.line(new Point(left, middle), new Point(end, middle), Ink.stroke(Palette.GRID, 1));
            canvas.text(
                    new Point(left - 12, middle + 4),
                    TextWidth.cut(busy.get(row).toString(), 12, true, MOST_OF_NAMES),
                    Lettering.of(12, Palette.TEXT).inBold().anchored(Anchor.END));
        }
    }

    private List<Piece> pieces(int band, double top) {
        List<Piece> pieces = new ArrayList<>();
        for (Bar bar : sheet.bars) {
            int row = rows.get(band).indexOf(bar.operation().client());
            if (row >= 0 && bar.from() < breaks[band + 1] && bar.to() > breaks[band]) {
                double from = Math.max(bar.from(), breaks[band]);
                double to = Math.min(bar.to(), breaks[band + 1]);
                double y = top + row * ROW + (ROW - BAR) / 2;
                Box box = new Box(left + from - breaks[band], y, to - from, BAR);
                pieces.add(new Piece(bar, band, box, isWidest(bar, band)));
            }
        }
        return pieces;
    }

    private void piece(Canvas canvas, Piece piece) {
        Bar bar = piece.bar;
        Box box = piece.box;
        canvas.begin(title(bar));
        ground(canvas, piece);
        if (piece.widest) {
            String words = TextWidth.cut(bar.words(), Sheet.LETTERS, false, box.width() - 6);
            canvas.text(new Point(box.x() + 6, box.y() + 15), words, Lettering.of(Sheet.LETTERS, Palette.TEXT));
        }
        double point = bar.point();
        double from = breaks[piece.band];
        if (!Double.isNaN(point) && point >= from && point < breaks[piece.band + 1]) {
            point(canvas, bar, new Point(left + point - from, box.bottom() + DROP));
        } else if (Double.isNaN(point) && bar.nth() > 0 && piece.widest) {
            point(canvas, bar, new Point(box.x() + box.width() / 2, box.bottom() + DROP));
        }
        canvas.end();
    }

    private void ground(Canvas canvas, Piece piece) {
        Bar bar = piece.bar;
        Box box = piece.box;
        boolean set = core.contains(bar.operation().id());
        String colour = bar.fades() ? GROUND_UNKNOWN : bar.failed() ? GROUND_FAILED : GROUND;
        String outline =
                set ? Palette.BROKEN : bar.fades() ? Palette.UNKNOWN : bar.failed() ? Palette.FAIL : Palette.OK_OUTLINE;
        double stroke = set ? 2 : 1;
        if (!bar.fades() || breaks[piece.band + 1] < bar.to()) {
            canvas.box(box, 3, Ink.fill(colour).outlined(outline, stroke));
            return;
        }
        double solid = Math.max(0, box.width() - Sheet.FADING);
        canvas.box(new Box(box.x(), box.y(), solid, BAR), 0, Ink.fill(colour));
        int steps = 8;
        double step = (box.width() - solid) / steps;
        for (int nth = 0; nth < steps; nth++) {
            canvas.box(
                    new Box(box.x() + solid + nth * step, box.y(), step, BAR),
                    0,
                    Ink.fill(colour).faded(1 - (nth + 1.0) / (steps + 1)));
        }
        Ink thin = Ink.stroke(outline, stroke);
        canvas.line(new Point(box.x(), box.y()), new Point(box.x(), box.bottom()), thin);
        for (double edge : new double[] {box.y(), box.bottom()}) {
            canvas.line(new Point(box.x(), edge), new Point(box.x() + solid, edge), thin);
            canvas.line(new Point(box.x() + solid, edge), new Point(box.right(), edge), thin.dashed(3));
        }
    }

    private boolean isWidest(Bar bar, int band) {
        int widest = band;
        double most = 0;
        for (int each = 0; each + 1 < breaks.length; each++) {
            double piece = Math.min(bar.to(), breaks[each + 1]) - Math.max(bar.from(), breaks[each]);
            if (piece > most + 0.001) {
                most = piece;
                widest = each;
            }
        }
        return widest == band;
    }

    private static void point(Canvas canvas, Bar bar, Point at) {
        canvas.circle(at, 8.5, Ink.fill(Palette.OK_OUTLINE).outlined(Palette.PAPER, 1.5));
        canvas.text(
                at.plus(0, 3),
                Integer.toString(bar.nth()),
                Lettering.of(bar.nth() > 99 ? 7.5 : 9, Palette.PAPER).inBold().anchored(Anchor.MIDDLE));
    }

    private String title(Bar bar) {
        Operation operation = bar.operation();
        String ended = bar.fades() ? "never answered" : bar.failed() ? "failed" : "answered";
        boolean timed = operation.invokedNanos() > 0;
        return operation.client() + ": " + bar.words() + " (" + ended
                + (timed
                        ? ", " + Times.text(operation.invokedNanos())
                                + (bar.fades() ? "" : " to " + Times.text(operation.completedNanos()))
                        : "")
                + ")";
    }
}
