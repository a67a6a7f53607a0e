package orrery.viz.chart;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.math.BigDecimal;
import java.util.List;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.ui.RectangleInsets;
import orrery.viz.export.CsvRow;
import orrery.viz.font.HeadlessFonts;
import orrery.viz.svg.Palette;
import orrery.viz.svg.XmlText;

/** Charts how one number hangs on another: lines of points, each perhaps with an interval that holds it. */
public final class CurveChart {

    private static final int WIDTH = 1200;
    private static final int PLOT = 420;
    private static final int HEAD = 80;
    private static final int KEY_LINE = 20;
    private static final int MARGIN = 16;
    private static final int LONGEST_NAME = 120;

    private final String title;
    private final String subtitle;
    private final Axis x;
    private final Axis y;
    private final Form form;
    private final List<Line> lines;

    /** How the values of an axis lie. */
    public enum Scale {
        LINEAR,
        /** In logarithms; what is not positive has no place there. */
        LOG,
        /** From 0 to 1, written in percent. */
        PERCENT,
        /** Quantiles from 0 to less than 1, each further nine as wide as the last: 90 %, 99 %, 99.9 %. */
        NINES,
        /** Names, at 0, 1 and so on. */
        NAMES
    }

    /**
     * One of the two axes.
     *
     * @param label what its values are, with their unit
     * @param names of the values 0, 1 and so on, where the scale is of names; empty otherwise
     */
    public record Axis(String label, Scale scale, List<String> names) {
        public Axis {
            label = XmlText.clean(label);
            names = names.stream().map(XmlText::clean).toList();
        }

        public Axis(String label, Scale scale) {
            this(label, scale, List.of());
        }

        /** Where a value lies; not finite if it has no place. */
        double at(double value) {
            return switch (scale) {
                case LINEAR, PERCENT, NAMES -> value;
                case LOG -> value > 0 ? StrictMath.log10(value) : Double.NaN;
                case NINES -> -StrictMath.log10(1 - value);
            };
        }
    }

    /** What is drawn of a line's points. */
    public enum Form {
        /** Straight from point to point, with the intervals as a band around. */
        STRAIGHT,
        /** Level up to the next point; intervals are not drawn. */
        STEPS,
        /** The points alone, with their intervals as bars. */
        DOTS
    }

    /**
     * One point, in the units of the axes.
     *
     * @param low the lower end of the interval; as {@code y} if there is none
     */
    public record Point(double x, double y, double low, double high) {
        public Point(double x, double y) {
            this(x, y, y, y);
        }
    }

    /** @param points in the order of {@code x} */
    public record Line(String name, List<Point> points) {
        public Line {
            points = List.copyOf(points);
        }
    }

    public CurveChart(String title, String subtitle, Axis x, Axis y, Form form, List<Line> lines) {
        this.title = XmlText.clean(title);
        this.subtitle = XmlText.clean(subtitle);
        this.x = x;
        this.y = y;
        this.form = form;
        this.lines = List.copyOf(lines);
    }

    /** All points, as CSV (RFC 4180, with line feeds). */
    public String csv() {
        StringBuilder csv = new StringBuilder("line,x,y,low,high\n");
        for (Line line : lines) {
            for (Point point : line.points()) {
                csv.append(CsvRow.of(
                        line.name(), plain(point.x()), plain(point.y()), plain(point.low()), plain(point.high())));
            }
        }
        return csv.toString();
    }

    private static String plain(double number) {
        return Double.isFinite(number)
                ? BigDecimal.valueOf(number).stripTrailingZeros().toPlainString()
                : "";
    }

    /** A whole SVG document. */
    public String svg() {
        HeadlessFonts.install();
        return ChartSvg.document(WIDTH, height(), title, subtitle, this::paint);
    }

    /** The bytes of a PNG of twice the drawing's size in pixels. */
    public byte[] png() {
        HeadlessFonts.install();
        return ChartPng.bytes(WIDTH, height(), this::paint);
    }

    private int height() {
        return HEAD + PLOT + 20 + KEY_LINE * ((lines.size() + keysPerLine() - 1) / keysPerLine());
    }

    /** As many as find room. */
    private int keysPerLine() {
        int longest = lines.stream().mapToInt(line -> key(line).length()).max().orElse(0);
        return longest <= 34 ? 4 : longest <= 78 ? 2 : 1;
    }

    private static String key(Line line) {
        String name = XmlText.clean(line.name());
        return name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME) + "…";
    }

    private void paint(Graphics2D graphics) {
        graphics.setColor(Color.WHITE);
        graphics.fill(new Rectangle2D.Double(0, 0, WIDTH, height()));
        graphics.setFont(HeadlessFonts.regular(17));
        graphics.setColor(Color.decode(Palette.TEXT));
        graphics.drawString(title, MARGIN, 26);
        graphics.setFont(HeadlessFonts.regular(12));
        graphics.setColor(Color.decode(Palette.QUIET_TEXT));
        graphics.drawString(subtitle, MARGIN, 45);
        // level, and where one begins to read; beside the axis it would stand on its side
        graphics.drawString("↑ " + y.label(), MARGIN, 72);
        JFreeChart chart =
                new JFreeChart(null, HeadlessFonts.regular(12), new CurvePlot(x, y, form, lines).plot(), false);
        chart.setBackgroundPaint(null);
        chart.setPadding(new RectangleInsets(0, MARGIN, 0, 30));
        chart.draw(graphics, new Rectangle2D.Double(0, HEAD, WIDTH, PLOT));
        keys(graphics);
    }

    private void keys(Graphics2D graphics) {
        double column = (WIDTH - 2.0 * MARGIN) / keysPerLine();
        for (int at = 0; at < lines.size(); at++) {
            double left = MARGIN + at % keysPerLine() * column;
            int row = at / keysPerLine();
            double base = HEAD + PLOT + 18 + row * KEY_LINE;
            graphics.setColor(LineInk.colour(at));
            graphics.setStroke(LineInk.stroke(at));
            graphics.draw(new Line2D.Double(left, base - 4, left + 30, base - 4));
            graphics.setFont(HeadlessFonts.regular(12));
            graphics.setColor(Color.decode(Palette.TEXT));
            graphics.drawString(key(lines.get(at)), (float) left + 36, (float) base);
        }
    }
}
