package orrery.viz.svg;

import java.util.List;
import java.util.stream.Stream;
import orrery.api.Times;
import orrery.viz.story.Disturbance;
import orrery.viz.story.Flight;
import orrery.viz.story.Lane;

/** Draws what is wrong with a node, as a strip along its lane with a name: a pause, a clock that drifts, a bad disk. */
final class Disturbances {

    private static final double SIZE = 10.5;
    private static final double GAP = 1.5;
    private static final int ROWS = 4;

    private Disturbances() {}

    static void paint(Canvas canvas, Layout layout, Labels labels, List<Lane> lanes) {
        for (int nth = 0; nth < lanes.size(); nth++) {
            Lane lane = lanes.get(nth);
            long[] busy = new long[ROWS];
            List<Sieve> sieves =
                    Stream.generate(() -> Sieve.ofSpans(layout)).limit(ROWS).toList();
            for (Disturbance it : lane.disturbances()) {
                int row = 0;
                while (row < ROWS - 1 && busy[row] > it.fromNanos()) {
                    row++;
                }
                busy[row] = it.toNanos();
                if (layout.shows(it.fromNanos(), it.toNanos())
                        && sieves.get(row).lets(it.toNanos())) {
                    paint(canvas, layout, labels, nth, lane, it, row);
                }
            }
        }
    }

    private static void paint(
            Canvas canvas, Layout layout, Labels labels, int nth, Lane lane, Disturbance it, int row) {
        double from = layout.lane(nth) + layout.band + GAP + row * (Marks.DISTURBANCE + GAP);
        Box box = layout.box(it.fromNanos(), it.toNanos(), from, from + Marks.DISTURBANCE);
        Box seen = layout.turned()
                ? new Box(box.x(), box.y(), box.width(), Math.max(GAP, box.height()))
                : new Box(box.x(), box.y(), Math.max(GAP, box.width()), box.height());
        canvas.begin(lane.node() + ": " + it.what() + ", from " + Times.text(it.fromNanos())
                + (it.toNanos() == Flight.OPEN ? " to the end" : " to " + Times.text(it.toNanos())));
        Marks.disturbance(canvas, seen);
        labels.take(seen);
        write(canvas, layout, labels, it.what(), seen);
        canvas.end();
    }

    private static void write(Canvas canvas, Layout layout, Labels labels, String what, Box box) {
        Lettering lettering = Lettering.of(SIZE, Palette.DISTURBED_TEXT).withHalo();
        for (double down : new double[] {0, SIZE + 2}) {
            Point at = layout.turned()
                    ? new Point(box.right() + 4, box.y() + SIZE + down)
                    : new Point(box.x() + 2, box.bottom() + SIZE + down);
            if (labels.take(lettering.boxOf(at, what), 2)) {
                canvas.text(at, what, lettering);
                return;
            }
        }
    }
}
