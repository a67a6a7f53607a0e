package orrery.viz.history;

import java.util.ArrayList;
import java.util.List;
import orrery.viz.svg.TextWidth;

/** Text in lines of a width. */
final class Paragraph {

    private static final int MOST_LINES = 12;

    private Paragraph() {}

    static List<String> lines(String text, double size, double width) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : text.split("\\s+")) {
            String fitting = TextWidth.cut(word, size, false, width);
            if (!line.isEmpty() && TextWidth.of(line + " " + fitting, size, false) > width) {
                lines.add(line.toString());
                line.setLength(0);
                if (lines.size() == MOST_LINES) {
                    lines.add("…");
                    return lines;
                }
            }
            line.append(line.isEmpty() ? "" : " ").append(fitting);
        }
        lines.add(line.toString());
        return lines;
    }
}
