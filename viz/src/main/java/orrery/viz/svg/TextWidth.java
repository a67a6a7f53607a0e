package orrery.viz.svg;

import java.util.ArrayList;
import java.util.List;

/**
 * How wide a text is, without asking AWT, so that a diagram is laid out alike everywhere. The numbers are the advance
 * widths of DejaVu Sans; Verdana's are nearly the same, and those of most other sans-serif fonts are smaller.
 */
public final class TextWidth {

    /** In thousandths of the font's size, from the space to the tilde. */
    private static final int[] ASCII = {
        318, 401, 460, 838, 636, 950, 780, 275, 390, 390, 500, 838, 318, 361, 318, 337, 636, 636, 636, 636, 636, 636,
        636, 636, 636, 636, 337, 337, 838, 838, 838, 531, 1000, 684, 686, 698, 770, 632, 575, 775, 752, 295, 295, 656,
        557, 863, 748, 787, 603, 787, 695, 635, 611, 732, 684, 989, 685, 611, 685, 390, 337, 390, 838, 500, 500, 613,
        635, 550, 635, 615, 352, 635, 634, 278, 278, 579, 278, 974, 634, 612, 635, 635, 411, 521, 392, 634, 592, 818,
        592, 592, 525, 636, 337, 636, 838
    };

    /** Everything else is taken to be as wide as it is high. */
    private static final int OTHER = 1000;

    private static final double BOLD = 1.13;

    private TextWidth() {}

    public static double of(String text, double size, boolean bold) {
        long thousandths = 0;
        for (int at = 0; at < text.length(); at++) {
            char letter = text.charAt(at);
            thousandths += letter >= ' ' && letter <= '~' ? ASCII[letter - ' '] : OTHER;
        }
        return thousandths * size / 1000 * (bold ? BOLD : 1);
    }

    /** The text in lines that are no wider, broken at spaces; of more lines than these, the last is cut. */
    static List<String> lines(String text, double size, double room, int most) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : text.strip().split("\\s+")) {
            if (!line.isEmpty() && lines.size() < most - 1 && of(line + " " + word, size, false) > room) {
                lines.add(cut(line.toString(), size, false, room));
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
        }
        lines.add(cut(line.toString(), size, false, room));
        return List.copyOf(lines);
    }

    /** The text, or as much of its beginning as fits before an ellipsis; empty if not even three letters fit. */
    public static String cut(String text, double size, boolean bold, double room) {
        if (of(text, size, bold) <= room) {
            return text;
        }
        int kept = text.length();
        while (kept > 0 && of(text.substring(0, kept), size, bold) + of("…", size, bold) > room) {
            kept--;
        }
        if (kept > 0 && Character.isHighSurrogate(text.charAt(kept - 1))) {
            kept--;
        }
        return kept < 3 ? "" : text.substring(0, kept).stripTrailing() + "…";
    }
}
