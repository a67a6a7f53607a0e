package orrery.viz.text;

import java.util.ArrayList;
import java.util.List;

/** Sets rows in columns: time, node, and what happened. */
final class Page {

    private static final int WIDEST_NODE = 12;
    private static final int WIDEST_CELL = 34;
    private static final String GAP = "  ";

    private final TextOptions options;
    private final Glyphs glyphs;
    private final StringBuilder text = new StringBuilder();

    Page(TextOptions options) {
        this.options = options;
        this.glyphs = new Glyphs(options.unicode());
    }

    /** A line that stands for itself, wrapped where it is too long. */
    void line(Tone tone, String indent, String content) {
        String more = " ".repeat(indent.length());
        String before = indent;
        for (String part : wrapped(glyphs.safe(content), options.width() - indent.length())) {
            put(before, tone, part);
            before = more;
        }
    }

    void blank() {
        text.append('\n');
    }

    /**
     * Rows under a heading, after a blank line.
     *
     * @param decimals of the times, in seconds
     */
    void table(List<Row> rows, int decimals) {
        blank();
        int timeWidth = "TIME".length();
        int nodeWidth = 4;
        List<Integer> cellWidths = new ArrayList<>();
        for (Row row : rows) {
            timeWidth = Math.max(timeWidth, time(row, decimals).length());
            nodeWidth = Math.max(nodeWidth, Math.min(WIDEST_NODE, row.node().length()));
            for (int nth = 0; nth + 1 < row.cells().size(); nth++) {
                if (nth == cellWidths.size()) {
                    cellWidths.add(0);
                }
                int wide = Math.min(WIDEST_CELL, row.cells().get(nth).length());
                cellWidths.set(nth, Math.max(cellWidths.get(nth), wide));
            }
        }
        put(
                "",
                Tone.QUIET,
                GAP + " ".repeat(timeWidth - 4) + "TIME" + GAP + padded("NODE", nodeWidth) + GAP + "WHAT HAPPENED");
        String nothing = " ".repeat(GAP.length() + timeWidth + GAP.length() + nodeWidth + GAP.length());
        for (Row row : rows) {
            String time = time(row, decimals);
            String node = glyphs.cut(glyphs.safe(row.node()), nodeWidth);
            String left = GAP + " ".repeat(timeWidth - time.length()) + time + GAP + padded(node, nodeWidth) + GAP;
            cells(row, left, nothing, cellWidths);
            for (String detail : row.details()) {
                put(
                        nothing + GAP,
                        Tone.QUIET,
                        glyphs.cut(glyphs.safe(detail), options.width() - nothing.length() - GAP.length()));
            }
        }
    }

    private static String time(Row row, int decimals) {
        return row.nanos() == Row.NO_TIME ? "" : Glyphs.seconds(row.nanos(), decimals);
    }

    private void cells(Row row, String left, String nothing, List<Integer> widths) {
        int room = options.width() - left.length();
        if (row.cells().size() == 1) {
            String before = left;
            for (String part : wrapped(glyphs.safe(row.cells().get(0)), room)) {
                put(before, row.tone(), part);
                before = nothing;
            }
            return;
        }
        StringBuilder line = new StringBuilder();
        for (int nth = 0; nth < row.cells().size(); nth++) {
            String cell = glyphs.safe(row.cells().get(nth));
            boolean last = nth == row.cells().size() - 1;
            line.append(last ? cell : padded(glyphs.cut(cell, widths.get(nth)), widths.get(nth)) + GAP);
        }
        put(left, row.tone(), glyphs.cut(line.toString(), room));
    }

    private void put(String left, Tone tone, String content) {
        String shown = content.stripTrailing();
        String line = left + (options.colour() ? tone.on(shown) : shown);
        text.append(line.stripTrailing()).append('\n');
    }

    /** Broken at spaces, or anywhere where there are none. */
    private static List<String> wrapped(String content, int room) {
        List<String> lines = new ArrayList<>();
        String rest = content;
        while (rest.length() > room) {
            int space = rest.lastIndexOf(' ', room);
            int end = space > room / 2 ? space : room;
            lines.add(rest.substring(0, end));
            rest = rest.substring(end).stripLeading();
        }
        lines.add(rest);
        return lines;
    }

    private static String padded(String cell, int width) {
        return cell + " ".repeat(Math.max(0, width - cell.length()));
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
