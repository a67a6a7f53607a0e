package orrery.viz.text;

import java.util.ArrayList;
import java.util.List;

/** Draws rows together that say the same many times over: the first two stand, the rest is counted. */
final class Likeness {

    private static final int STAND = 2;

    private Likeness() {}

    static List<Row> drawTogether(List<Row> rows) {
        List<Row> drawn = new ArrayList<>();
        int at = 0;
        while (at < rows.size()) {
            int end = at + 1;
            String likeness = rows.get(at).likeness();
            while (!likeness.isEmpty()
                    && end < rows.size()
                    && rows.get(end).likeness().equals(likeness)) {
                end++;
            }
            if (end - at <= STAND + 1) {
                drawn.addAll(rows.subList(at, end));
            } else {
                drawn.addAll(rows.subList(at, at + STAND));
                Row last = rows.get(end - 1);
                drawn.add(Row.of(
                        last.step(),
                        last.nanos(),
                        "",
                        last.tone(),
                        "... and " + (end - at - STAND) + " more until here: " + likeness));
            }
            at = end;
        }
        return drawn;
    }
}
