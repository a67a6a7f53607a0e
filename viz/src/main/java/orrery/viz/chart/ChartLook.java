package orrery.viz.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;
import org.jfree.chart.axis.AxisLocation;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.StackedXYBarRenderer;
import org.jfree.chart.renderer.xy.StandardXYBarPainter;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.data.xy.CategoryTableXYDataset;
import orrery.viz.font.HeadlessFonts;
import orrery.viz.svg.Palette;

/** How charts look: white paper, thin lines, no frames, numbers alike in every country. */
final class ChartLook {

    /** Room on both sides of each panel, the same for every run, so that charts can be laid over each other. */
    static final double LEFT = 62;

    static final double RIGHT = 30;

    /** Room above the first panel, for half of its uppermost label. */
    static final double ABOVE = 10;

    static final Color DELIVERED = new Color(0x8fb3d9);
    static final Color DROPPED = Color.decode(Palette.CROSS);
    static final Color SENT = new Color(0x274b73);
    static final Color OK = Color.decode(Palette.OK);
    static final Color FAILED = Color.decode(Palette.FAIL);
    static final Color UNKNOWN = new Color(0xd9a520);
    static final Color NEVER = new Color(0x8a6d1f);
    static final Color EACH = new Color(0x3b7fbf);
    static final Color EACH_OF_MANY = new Color(0x3b, 0x7f, 0xbf, 170);
    static final Color MEDIAN = new Color(0x1f2a35);

    private static final Color GRID = Color.decode(Palette.GRID);
    private static final Color LABELS = Color.decode(Palette.QUIET_TEXT);

    private ChartLook() {}

    /** A panel of stacked bars, one colour for each series. */
    static XYPlot bars(CategoryTableXYDataset data, Color... colours) {
        StackedXYBarRenderer bars = new StackedXYBarRenderer(0);
        bars.setBarPainter(new StandardXYBarPainter());
        bars.setShadowVisible(false);
        bars.setDrawBarOutline(false);
        for (int series = 0; series < colours.length; series++) {
            bars.setSeriesPaint(series, colours[series]);
        }
        NumberAxis axis = new NumberAxis();
        style(axis);
        axis.setFixedDimension(LEFT);
        axis.setStandardTickUnits(NumberAxis.createIntegerTickUnits(Locale.ROOT));
        axis.setUpperMargin(0.1);
        axis.setAutoRangeMinimumSize(1);
        XYPlot plot = new XYPlot(data, null, axis, bars);
        style(plot);
        return plot;
    }

    static void style(NumberAxis axis) {
        axis.setTickLabelFont(HeadlessFonts.regular(11));
        axis.setTickLabelPaint(LABELS);
        axis.setAxisLineVisible(false);
        axis.setTickMarksVisible(false);
        axis.setNumberFormatOverride(new DecimalFormat("0.###", DecimalFormatSymbols.getInstance(Locale.ROOT)));
    }

    static void style(XYPlot plot) {
        plot.setBackgroundPaint(null);
        plot.setOutlineVisible(false);
        plot.setDomainGridlinesVisible(true);
        plot.setDomainGridlinePaint(GRID);
        plot.setRangeGridlinePaint(GRID);
        plot.setDomainGridlineStroke(new BasicStroke(1));
        plot.setRangeGridlineStroke(new BasicStroke(1));
        plot.setRangeZeroBaselineVisible(false);
        plot.setAxisOffset(RectangleInsets.ZERO_INSETS);
        plot.setRangeAxisLocation(AxisLocation.BOTTOM_OR_LEFT);
    }
}
