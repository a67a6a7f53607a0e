package orrery.viz.history;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
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

    static final double WIDTH = 1180;
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
    private final Map<Long, Box> boxes = new HashMap<>();

    /** @param core the numbers of the operations to set apart */
    SheetPainting(Sheet sheet, Set<Long> core) {
        this.sheet = sheet;
        this.core = core;
        double names = sheet.clients.stream()
                .mapToDouble(client -> TextWidth.of(client.toString(), 12, true))
                .max()
                .orElse(0);
        left = 24 + Math.min(MOST_OF_NAMES, names) + 12;
        breaks = sheet.breaks(WIDTH - left - RIGHT);
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

    double height() {
        return rows.stream().mapToDouble(each -> each.size() * ROW + BAND_GAP).sum();
    }

    void paint(Canvas canvas, double top) {
        double y = top;
        for (int band = 0; band < rows.size(); band++) {
            band(canvas, band, y);
            y += rows.get(band).size() * ROW + BAND_GAP;
        }
    }

    private void band(Canvas canvas, int band, double top) {
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
        for (Bar bar : sheet.bars) {
            int row = busy.indexOf(bar.operation().client());
            if (row >= 0 && bar.from() < breaks[band + 1] && bar.to() > breaks[band]) {
                piece(canvas, bar, band, top + row * ROW + (ROW - BAR) / 2);
            }
        }
    }

    /** As much of a bar as stands in this band. */
    private void piece(Canvas canvas, Bar bar, int band, double y) {
        double from = Math.max(bar.from(), breaks[band]);
        double to = Math.min(bar.to(), breaks[band + 1]);
        Box box = new Box(left + from - breaks[band], y, to - from, BAR);
        canvas.begin(title(bar));
        ground(canvas, bar, box, to);
        if (isWidest(bar, band)) {
            boxes.put(bar.operation().id(), box);
            String words = TextWidth.cut(bar.words(), Sheet.LETTERS, false, box.width() - 6);
            canvas.text(new Point(box.x() + 6, y + 15), words, Lettering.of(Sheet.LETTERS, Palette.TEXT));
        }
        double point = bar.point();
        if (!Double.isNaN(point) && point >= breaks[band] && point < breaks[band + 1]) {
            point(canvas, bar, new Point(left + point - breaks[band], y + BAR + DROP));
        } else if (Double.isNaN(point) && bar.nth() > 0 && isWidest(bar, band)) {
            point(canvas, bar, new Point(box.x() + box.width() / 2, y + BAR + DROP));
        }
        canvas.end();
    }

    private void ground(Canvas canvas, Bar bar, Box box, double to) {
        boolean set = core.contains(bar.operation().id());
        String colour = bar.fades() ? GROUND_UNKNOWN : bar.failed() ? GROUND_FAILED : GROUND;
        String outline =
                set ? Palette.BROKEN : bar.fades() ? Palette.UNKNOWN : bar.failed() ? Palette.FAIL : Palette.OK_OUTLINE;
        double stroke = set ? 2 : 1;
        if (!bar.fades() || to < bar.to()) {
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

    /**
     * From one operation to another.
     *
     * @param bend on the way, where both stand in the same row
     */
    private record Arrow(Point from, @Nullable Point bend, Point to, int number) {

        /** Where its number may stand. */
        List<Point> places() {
            if (bend != null) {
                return List.of(bend);
            }
            List<Point> places = new ArrayList<>();
            for (int nth = 0; nth <= 14; nth++) {
                // .5, .45, .55 and so on: the nearer to its middle the better
                int away = (nth + 1) / 2;
                places.add(from.towards(to, 0.5 + 0.05 * away * (nth % 2 == 0 ? 1 : -1)));
            }
            return places;
        }

        double distance(Point point) {
            double nearest = Double.POSITIVE_INFINITY;
            for (int part = 0; part <= 20; part++) {
                nearest = Math.min(nearest, from.towards(to, part / 20.0).distance(point));
            }
            return nearest;
        }
    }

    /** An arrow for each link, with the number that explains it elsewhere. */
    void paintLinks(Canvas canvas, List<Link> links) {
        List<Arrow> arrows = new ArrayList<>();
        for (int nth = 0; nth < links.size(); nth++) {
            Link link = links.get(nth);
            Box before = boxes.get(link.before().id());
            Box after = boxes.get(link.after().id());
            if (before != null && after != null) {
                arrows.add(arrow(before, after, nth + 1));
            }
        }
        Ink ink = Ink.stroke(Palette.BROKEN, 1.6);
        for (Arrow arrow : arrows) {
            if (arrow.bend != null) {
                canvas.line(arrow.from, arrow.bend, ink);
            }
            head(canvas, arrow.bend == null ? arrow.from : arrow.bend, arrow.to, ink);
        }
        List<Point> tags = new ArrayList<>();
        for (Arrow arrow : arrows) {
            tags.add(free(arrow, arrows, tags));
            tag(canvas, tags.getLast(), arrow.number);
        }
    }

    /** Down on the left and up on the right, so that two that contradict each other do not cross; slanting, so that heads show. */
    private static Arrow arrow(Box before, Box after, int number) {
        if (Math.abs(before.y() - after.y()) < 1) {
            Point from = new Point(before.x() + before.width() * 0.92, before.bottom());
            Point to = new Point(after.x() + after.width() * 0.08, after.bottom());
            return new Arrow(from, from.towards(to, 0.5).plus(0, 15), to, number);
        }
        boolean down = after.y() > before.y();
        boolean later = after.x() > before.right();
        boolean earlier = after.right() < before.x();
        double start = later ? 0.92 : earlier ? 0.75 : down ? 0.08 : 0.92;
        double end = later ? 0.08 : earlier ? 0.25 : down ? 0.45 : 0.55;
        return new Arrow(
                new Point(before.x() + before.width() * start, down ? before.bottom() : before.y()),
                null,
                new Point(after.x() + after.width() * end, down ? after.y() : after.bottom()),
                number);
    }

    /** Where the number of an arrow covers no words and no other number, and is near no other arrow. */
    private Point free(Arrow arrow, List<Arrow> arrows, List<Point> tags) {
        Point best = arrow.places().getFirst();
        double most = -1;
        for (Point at : arrow.places()) {
            // a number may cover the edge of a bar, above or below its words
            Box around = new Box(at.x() - 9, at.y() - 4, 18, 8);
            double room = boxes.values().stream().anyMatch(around::overlaps) ? 0 : 40;
            room += Math.min(20, tags.stream().mapToDouble(at::distance).min().orElse(20)) * 4;
            room += Math.min(
                    12,
                    arrows.stream()
                            .filter(other -> other.number != arrow.number)
                            .mapToDouble(other -> other.distance(at))
                            .min()
                            .orElse(12));
            if (room > most) {
                most = room;
                best = at;
            }
        }
        return best;
    }

    private static void head(Canvas canvas, Point from, Point to, Ink ink) {
        canvas.line(from, to, ink);
        double length = Math.max(1, from.distance(to));
        double dx = (to.x() - from.x()) / length;
        double dy = (to.y() - from.y()) / length;
        canvas.polygon(
                List.of(to, to.plus(-9 * dx - 4 * dy, -9 * dy + 4 * dx), to.plus(-9 * dx + 4 * dy, -9 * dy - 4 * dx)),
                Ink.fill(Palette.BROKEN));
    }

    static void tag(Canvas canvas, Point at, int number) {
        canvas.circle(at, 8.5, Ink.fill(Palette.PAPER).outlined(Palette.BROKEN, 1.5));
        canvas.text(
                at.plus(0, 3.2),
                Integer.toString(number),
                Lettering.of(9, Palette.BROKEN).inBold().anchored(Anchor.MIDDLE));
    }
}
