package orrery.viz.campaign;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import orrery.api.Times;
import orrery.viz.svg.XmlText;

/**
 * A campaign at a glance: a bar for each seed, as high as its run was long, in the colour of what became of it. A run that
 * broke a promise ended there, so its bar is shorter.
 */
public final class SeedStrip {

    private static final int PER_ROW = 200;
    private static final double CELL = 5;
    private static final double ROW = 34;
    private static final double BAR = 28;
    private static final double LEFT = 64;
    private static final double TOP = 48;
    private static final double LEGEND_LINE = 18;

    /** Room for the words. */
    private static final double LEAST = 500;

    private static final String HELD = "#7fae8e";
    private static final String UNSURE = "#d8b365";

    /** Apart from each other also for those who see few colours (Okabe and Ito 2008). */
    private static final List<String> BROKEN =
            List.of("#d55e00", "#0072b2", "#cc79a7", "#56b4e9", "#e69f00", "#000000", "#f0e442");

    private SeedStrip() {}

    /**
     * One seed.
     *
     * @param timeNanos when its run ended
     * @param broken the promise that it broke first; empty if none
     * @param unsure whether nobody could say about some promise
     */
    public record Seed(long seed, long timeNanos, String broken, boolean unsure) {}

    /** An SVG document. */
    public static String svg(String title, List<Seed> seeds) {
        Map<String, String> inks = new LinkedHashMap<>();
        seeds.stream()
                .map(Seed::broken)
                .filter(promise -> !promise.isEmpty())
                .forEach(promise -> inks.putIfAbsent(promise, BROKEN.get(Math.min(inks.size(), BROKEN.size() - 1))));
        long longest =
                Math.max(1, seeds.stream().mapToLong(Seed::timeNanos).max().orElse(1));
        int rows = (seeds.size() + PER_ROW - 1) / PER_ROW;
        double width = LEFT + Math.max(LEAST, Math.min(PER_ROW, seeds.size()) * CELL) + 24;
        double legendTop = TOP + rows * ROW + 20;
        boolean held = seeds.stream().anyMatch(seed -> seed.broken().isEmpty() && !seed.unsure());
        boolean unsure = seeds.stream().anyMatch(seed -> seed.broken().isEmpty() && seed.unsure());
        double height = legendTop + (inks.size() + (held ? 1 : 0) + (unsure ? 1 : 0)) * LEGEND_LINE + 8;
        StringBuilder svg = new StringBuilder();
        svg.append(String.format(
                Locale.ROOT,
                "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%.0f\" height=\"%.0f\" viewBox=\"0 0 %.0f %.0f\""
                        + " role=\"img\" font-family=\"DejaVu Sans, Verdana, sans-serif\">\n<title>%s</title>\n"
                        + "<rect width=\"100%%\" height=\"100%%\" fill=\"#ffffff\"/>\n",
                width,
                height,
                width,
                height,
                XmlText.escaped(title + ": " + seeds.size() + " seeds")));
        text(svg, 16, 24, 15, "#1f2430", title + ": " + seeds.size() + " seeds", true);
        text(svg, 16, 40, 11, "#5b6270", "a full bar is " + Times.text(longest), false);
        for (int at = 0; at < seeds.size(); at++) {
            Seed seed = seeds.get(at);
            int row = at / PER_ROW;
            double bottom = TOP + row * ROW + BAR;
            double bar = Math.max(2, BAR * seed.timeNanos() / longest);
            if (at % PER_ROW == 0) {
                text(svg, 16, bottom, 10, "#5b6270", Long.toString(seed.seed()), false);
            }
            String ink = seed.broken().isEmpty() ? seed.unsure() ? UNSURE : HELD : inks.get(seed.broken());
            svg.append(String.format(
                    Locale.ROOT,
                    "<rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\" fill=\"%s\"><title>%s</title></rect>\n",
                    LEFT + at % PER_ROW * CELL,
                    bottom - bar,
                    CELL - 1,
                    bar,
                    ink,
                    XmlText.escaped("seed " + seed.seed() + ", " + Times.text(seed.timeNanos())
                            + (seed.broken().isEmpty() ? "" : ": " + seed.broken()))));
        }
        double line = legendTop;
        if (held) {
            line = legend(svg, line, HELD, "all promises held");
        }
        if (unsure) {
            line = legend(svg, line, UNSURE, "nobody can say about some promise");
        }
        for (Map.Entry<String, String> promise : inks.entrySet()) {
            line = legend(svg, line, promise.getValue(), "broken: " + promise.getKey());
        }
        return svg.append("</svg>\n").toString();
    }

    private static double legend(StringBuilder svg, double line, String ink, String words) {
        svg.append(String.format(
                Locale.ROOT, "<rect x=\"16\" y=\"%.1f\" width=\"12\" height=\"12\" fill=\"%s\"/>\n", line - 10, ink));
        text(svg, 36, line, 12, "#1f2430", words, false);
        return line + LEGEND_LINE;
    }

    private static void text(
            StringBuilder svg, double x, double y, double size, String ink, String words, boolean bold) {
        svg.append(String.format(
                Locale.ROOT,
                "<text x=\"%.1f\" y=\"%.1f\" font-size=\"%.0f\" fill=\"%s\"%s>%s</text>\n",
                x,
                y,
                size,
                ink,
                bold ? " font-weight=\"bold\"" : "",
                XmlText.escaped(words)));
    }
}
