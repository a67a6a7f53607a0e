package orrery.viz.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.List;
import java.util.Locale;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTickUnit;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYStepRenderer;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;
import orrery.viz.font.HeadlessFonts;
import orrery.viz.svg.Palette;
import orrery.viz.svg.Png;
import orrery.viz.svg.XmlText;

/** Charts how many campaigns have found nothing yet after so many seeds, one line for each fault that they look for. */
public final class SurvivalChart {

    private static final int WIDTH = 1200;
    private static final int PLOT = 420;
    private static final int HEAD = 60;
    private static final int KEY_LINE = 20;
    private static final int KEYS_PER_LINE = 4;
    private static final int SCALE = 2;

    /** Apart from each other also for those who see few colours (Okabe and Ito 2008); then again in dashes. */
    private static final List<Color> COLOURS = List.of(
            new Color(0xd55e00),
            new Color(0x0072b2),
            new Color(0x009e73),
            new Color(0xcc79a7),
            new Color(0x56b4e9),
            new Color(0xe69f00),
            new Color(0x000000));

    private static final List<float[]> DASHES =
            List.of(new float[] {1_000}, new float[] {7, 4}, new float[] {2, 3}, new float[] {9, 3, 2, 3});

    private final String title;
    private final String subtitle;
    private final long cap;
    private final List<Line> lines;

    /**
     * One fault that is looked for.
     *
     * @param found after how many seeds each campaign found it, of those that did
     * @param campaigns how many there were
     */
    public record Line(String name, List<Long> found, int campaigns) {
        public Line {
            found = found.stream().sorted().toList();
        }
    }

    /** @param cap how many seeds a campaign may play */
    public SurvivalChart(String title, String subtitle, long cap, List<Line> lines) {
        this.title = XmlText.clean(title);
        this.subtitle = XmlText.clean(subtitle);
        this.cap = cap;
        this.lines = List.copyOf(lines);
    }

    /** The corners of all lines: after so many seeds, so many campaigns have found nothing. */
    public String csv() {
        StringBuilder csv = new StringBuilder("name,seeds,campaigns,still_nothing\n");
        for (Line line : lines) {
            for (int at = 0; at <= line.found().size(); at++) {
                csv.append(line.name()).append(',');
                csv.append(at == 0 ? 0 : line.found().get(at - 1)).append(',');
                csv.append(line.campaigns()).append(',');
                csv.append(line.campaigns() - at).append('\n');
            }
        }
        return csv.toString();
    }

    /** A whole SVG document. */
    public String svg() {
        HeadlessFonts.install();
        return ChartSvg.document(WIDTH, height(), title, subtitle, this::paint);
    }

    /** The bytes of a PNG of twice the drawing's size in pixels. */
    public byte[] png() {
        HeadlessFonts.install();
        BufferedImage image = new BufferedImage(SCALE * WIDTH, SCALE * height(), BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.scale(SCALE, SCALE);
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
        paint(graphics);
        graphics.dispose();
        return Png.bytes(image);
    }

    private int height() {
        return HEAD + PLOT + 20 + KEY_LINE * ((lines.size() + KEYS_PER_LINE - 1) / KEYS_PER_LINE);
    }

    private void paint(Graphics2D graphics) {
        graphics.setColor(Color.WHITE);
        graphics.fill(new Rectangle2D.Double(0, 0, WIDTH, height()));
        graphics.setFont(HeadlessFonts.regular(17));
        graphics.setColor(Color.decode(Palette.TEXT));
        graphics.drawString(title, 16, 26);
        graphics.setFont(HeadlessFonts.regular(12));
        graphics.setColor(Color.decode(Palette.QUIET_TEXT));
        graphics.drawString(subtitle, 16, 45);
        JFreeChart chart = new JFreeChart(null, HeadlessFonts.regular(12), plot(), false);
        chart.setBackgroundPaint(null);
        chart.setPadding(new RectangleInsets(0, 16, 0, 30));
        chart.draw(graphics, new Rectangle2D.Double(0, HEAD, WIDTH, PLOT));
        keys(graphics);
    }

    private XYPlot plot() {
        XYSeriesCollection data = new XYSeriesCollection();
        XYStepRenderer steps = new XYStepRenderer();
        for (int at = 0; at < lines.size(); at++) {
            data.addSeries(series(at));
            steps.setSeriesPaint(at, colour(at));
            steps.setSeriesStroke(at, stroke(at));
        }
        NumberAxis share = new NumberAxis("campaigns that found nothing yet");
        ChartLook.style(share);
        label(share);
        share.setRange(0, 1.02);
        share.setTickUnit(new NumberTickUnit(0.2));
        share.setNumberFormatOverride(new DecimalFormat("0 %", DecimalFormatSymbols.getInstance(Locale.ROOT)));
        XYPlot plot = new XYPlot(data, seeds(), share, steps);
        ChartLook.style(plot);
        return plot;
    }

    /** In logarithms: some faults show in the first seed, others in one of a thousand. */
    private SeedAxis seeds() {
        SeedAxis seeds = new SeedAxis();
        seeds.setRange(0.9, StrictMath.max(2.0, (double) cap));
        seeds.setTickLabelFont(HeadlessFonts.regular(11));
        seeds.setTickLabelPaint(Color.decode(Palette.QUIET_TEXT));
        seeds.setAxisLineVisible(false);
        seeds.setLabelFont(HeadlessFonts.regular(12));
        seeds.setLabelPaint(Color.decode(Palette.QUIET_TEXT));
        return seeds;
    }

    private static void label(NumberAxis axis) {
        axis.setLabelFont(HeadlessFonts.regular(12));
        axis.setLabelPaint(Color.decode(Palette.QUIET_TEXT));
    }

    private XYSeries series(int at) {
        Line line = lines.get(at);
        XYSeries series = new XYSeries(at, false);
        series.add(0.9, 1);
        for (int found = 0; found < line.found().size(); found++) {
            series.add((double) line.found().get(found), (line.campaigns() - found - 1.0) / line.campaigns());
        }
        series.add((double) cap, (double) (line.campaigns() - line.found().size()) / line.campaigns());
        return series;
    }

    private void keys(Graphics2D graphics) {
        double column = (WIDTH - 32.0) / KEYS_PER_LINE;
        for (int at = 0; at < lines.size(); at++) {
            double x = 16 + at % KEYS_PER_LINE * column;
            int line = at / KEYS_PER_LINE;
            double y = HEAD + PLOT + 18 + line * KEY_LINE;
            graphics.setColor(colour(at));
            graphics.setStroke(stroke(at));
            graphics.draw(new Line2D.Double(x, y - 4, x + 30, y - 4));
            graphics.setFont(HeadlessFonts.regular(12));
            graphics.setColor(Color.decode(Palette.TEXT));
            graphics.drawString(XmlText.clean(lines.get(at).name()), (float) x + 36, (float) y);
        }
    }

    private static Color colour(int at) {
        return COLOURS.get(at % COLOURS.size());
    }

    private static BasicStroke stroke(int at) {
        float[] dash = DASHES.get(at / COLOURS.size() % DASHES.size());
        return new BasicStroke(1.8f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER, 10, dash, 0);
    }
}
