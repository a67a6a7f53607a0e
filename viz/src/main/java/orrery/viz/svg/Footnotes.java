package orrery.viz.svg;

import java.util.ArrayList;
import java.util.List;
import orrery.api.Times;
import orrery.viz.story.Remark;
import orrery.viz.story.Story;

/** What the scenario says to its reader: a number at the moment, before the lanes, and the sentence below the legend. */
final class Footnotes {

    private static final double SIZE = 10.5;
    private static final double RADIUS = 7.5;
    private static final int MOST = 30;
    private static final int MOST_ROWS = 3;

    /** A number and where it stands. */
    private record Note(int number, Remark remark, int row) {

        void sign(Canvas canvas, Point at) {
            canvas.circle(at, RADIUS, Ink.fill(Palette.PAPER).outlined(Palette.TEXT, 1));
            canvas.text(
                    at.plus(0, 0.36 * SIZE),
                    Integer.toString(number),
                    Lettering.of(SIZE, Palette.TEXT).anchored(Lettering.Anchor.MIDDLE));
        }

        String words() {
            return Times.text(remark.timeNanos()) + (remark.asks() ? ", a question: " : ": ") + remark.text();
        }
    }

    private final List<Note> notes = new ArrayList<>();
    private final int more;
    private int rows;

    /** @param sketch has the window and the scale that the layout will have, so that numbers do not meet */
    Footnotes(Story story, Layout sketch) {
        List<Remark> shown = story.remarks().stream()
                .filter(remark -> sketch.shows(remark.timeNanos()))
                .toList();
        double[] free = new double[MOST_ROWS];
        for (Remark remark : shown.subList(0, Math.min(MOST, shown.size()))) {
            double at = sketch.along(remark.timeNanos());
            int row = 0;
            while (row < MOST_ROWS - 1 && free[row] > at - RADIUS) {
                row++;
            }
            free[row] = at + RADIUS + 1;
            rows = Math.max(rows, row + 1);
            notes.add(new Note(notes.size() + 1, remark, row));
        }
        more = shown.size() - notes.size();
    }

    int rows() {
        return rows;
    }

    void paint(Canvas canvas, Layout layout) {
        double first = layout.turned() ? layout.plot.x() : layout.plot.y();
        for (Note note : notes) {
            double across = first - 6 - (rows - note.row - 0.5) * Layout.ROW;
            long nanos = note.remark.timeNanos();
            canvas.begin(note.words());
            canvas.line(layout.point(nanos, across), layout.point(nanos, first), Ink.stroke(Palette.TEXT, 1));
            note.sign(canvas, layout.point(nanos, across));
            canvas.end();
        }
    }

    /** The sentences, each with its number. */
    void write(Legend legend, double width) {
        for (Note note : notes) {
            legend.tell(
                    note.words(),
                    width,
                    (canvas, box) -> note.sign(
                            canvas, new Point(box.x() + 15, box.centre().y())));
        }
        if (more > 0) {
            legend.say(more + " more notes are not shown");
        }
    }
}
