package orrery.viz.svg;

import java.util.ArrayList;
import java.util.List;
import orrery.viz.story.Flight.Fate;

/** Explains below the lanes what each colour and sign means; only those that the picture has. */
final class Legend {

    private static final double SIZE = 11;
    private static final double ROW = 20;
    private static final double SIGN = 30;
    private static final double GAP = 20;
    private static final double EDGE = 16;
    private static final double LONGEST = 700;
    private static final int MOST_LINES = 4;

    /** One sign and its meaning. */
    private record Entry(String text, Sign sign) {
        double width() {
            return SIGN + 6 + Lettering.of(SIZE, Palette.TEXT).widthOf(text) + GAP;
        }
    }

    /** Paints a sign into a box. */
    interface Sign {
        void paint(Canvas canvas, Box box);
    }

    /** Entries in groups; each group begins a row. */
    private final List<List<Entry>> groups = new ArrayList<>();

    void group() {
        groups.add(new ArrayList<>());
    }

    void add(String text, Sign sign) {
        groups.get(groups.size() - 1).add(new Entry(TextWidth.cut(text, SIZE, false, LONGEST), sign));
    }

    /** A remark without a sign. */
    void say(String text) {
        group();
        groups.get(groups.size() - 1).add(new Entry(text, (canvas, box) -> {}));
    }

    /** A sentence with a sign, in rows of its own; cut off after {@value #MOST_LINES}. */
    void tell(String text, double width, Sign sign) {
        double room = width - 2 * EDGE - SIGN - 6;
        List<String> lines = TextWidth.lines(text, SIZE, room, MOST_LINES);
        for (int nth = 0; nth < lines.size(); nth++) {
            group();
            groups.getLast().add(new Entry(lines.get(nth), nth == 0 ? sign : (canvas, box) -> {}));
        }
    }

    double height(double width) {
        return rows(width).size() * ROW + 8;
    }

    void paint(Canvas canvas, double top, double width) {
        double y = top + 8;
        for (List<Entry> row : rows(width)) {
            double x = EDGE;
            for (Entry entry : row) {
                entry.sign.paint(canvas, new Box(x, y, SIGN, ROW - 6));
                canvas.text(
                        new Point(x + SIGN + 6, y + (ROW - 6) / 2 + 0.36 * SIZE),
                        entry.text,
                        Lettering.of(SIZE, Palette.QUIET_TEXT));
                x += entry.width();
            }
            y += ROW;
        }
    }

    private List<List<Entry>> rows(double width) {
        List<List<Entry>> rows = new ArrayList<>();
        for (List<Entry> group : groups) {
            List<Entry> row = new ArrayList<>();
            double x = EDGE;
            for (Entry entry : group) {
                if (!row.isEmpty() && x + entry.width() - GAP > width - EDGE) {
                    rows.add(row);
                    row = new ArrayList<>();
                    x = EDGE;
                }
                row.add(entry);
                x += entry.width();
            }
            if (!row.isEmpty()) {
                rows.add(row);
            }
        }
        return rows;
    }

    // ---- signs

    static Sign arrow(String colour, Fate fate, double dash) {
        return (canvas, box) -> Arrows.paint(canvas, slant(box), fate, dash, colour, 1.4, 8, 1);
    }

    static Sign detour(String colour) {
        return (canvas, box) -> Arrows.detoured(canvas, slant(box), colour);
    }

    private static Arrows.Course slant(Box box) {
        return new Arrows.Course(new Point(box.x() + 2, box.y() + 2), new Point(box.right() - 5, box.bottom() - 2));
    }

    static Sign band(String ground) {
        return (canvas, box) -> canvas.box(new Box(box.x(), box.y() + 1, SIGN, 12), 0, Ink.fill(ground));
    }
}
