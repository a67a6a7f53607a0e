package orrery.viz.history;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import orrery.verdict.Finding.Link;
import orrery.viz.svg.Box;
import orrery.viz.svg.Canvas;
import orrery.viz.svg.Ink;
import orrery.viz.svg.Lettering;
import orrery.viz.svg.Lettering.Anchor;
import orrery.viz.svg.Palette;
import orrery.viz.svg.Point;

/** An arrow for each link between operations that contradict each other, with the number that explains it elsewhere. */
final class Arrows {

    private final Map<Long, Box> boxes;
    private final List<Arrow> arrows = new ArrayList<>();

    /** @param boxes where the operations stand, by their numbers; a link to one that stands nowhere is not drawn */
    Arrows(Map<Long, Box> boxes, List<Link> links) {
        this.boxes = boxes;
        for (int nth = 0; nth < links.size(); nth++) {
            Link link = links.get(nth);
            Box before = boxes.get(link.before().id());
            Box after = boxes.get(link.after().id());
            if (before != null && after != null) {
                arrows.add(arrow(before, after, nth + 1));
            }
        }
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

    void paintLines(Canvas canvas) {
        Ink ink = Ink.stroke(Palette.BROKEN, 1.6);
        for (Arrow arrow : arrows) {
            if (arrow.bend != null) {
                canvas.line(arrow.from, arrow.bend, ink);
            }
            head(canvas, arrow.bend == null ? arrow.from : arrow.bend, arrow.to, ink);
        }
    }

    void paintNumbers(Canvas canvas) {
        List<Point> numbers = new ArrayList<>();
        for (Arrow arrow : arrows) {
            numbers.add(free(arrow, numbers));
            number(canvas, numbers.getLast(), arrow.number);
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
    private Point free(Arrow arrow, List<Point> numbers) {
        Point best = arrow.places().getFirst();
        double most = -1;
        for (Point at : arrow.places()) {
            // a number may cover the edge of a bar, above or below its words
            Box around = new Box(at.x() - 9, at.y() - 4, 18, 8);
            double room = boxes.values().stream().anyMatch(around::overlaps) ? 0 : 40;
            room += Math.min(
                            20, numbers.stream().mapToDouble(at::distance).min().orElse(20))
                    * 4;
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

    static void number(Canvas canvas, Point at, int number) {
        canvas.circle(at, 8.5, Ink.fill(Palette.PAPER).outlined(Palette.BROKEN, 1.5));
        canvas.text(
                at.plus(0, 3.2),
                Integer.toString(number),
                Lettering.of(9, Palette.BROKEN).inBold().anchored(Anchor.MIDDLE));
    }
}
