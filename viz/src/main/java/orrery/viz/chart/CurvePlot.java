package orrery.viz.chart;

import java.awt.BasicStroke;
import java.awt.geom.Ellipse2D;
import java.util.List;
import java.util.function.Function;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.AbstractXYItemRenderer;
import org.jfree.chart.renderer.xy.DeviationRenderer;
import org.jfree.chart.renderer.xy.XYErrorRenderer;
import org.jfree.chart.renderer.xy.XYStepRenderer;
import org.jfree.data.xy.YIntervalSeries;
import org.jfree.data.xy.YIntervalSeriesCollection;

/** The part of a {@link CurveChart} between its axes. */
final class CurvePlot {

    /** A lone line with fewer points than that has dots, so that one sees where it was measured. */
    private static final int FEW_POINTS = 40;

    /** Among more lines, bands would hide more than they tell; the table has their ends. */
    private static final int MOST_BANDS = 8;

    /** Dots of several lines stand side by side over a name, so far apart. */
    private static final double APART = 0.12;

    private final CurveChart.Axis x;
    private final CurveChart.Axis y;
    private final CurveChart.Form form;
    private final List<CurveChart.Line> lines;

    CurvePlot(CurveChart.Axis x, CurveChart.Axis y, CurveChart.Form form, List<CurveChart.Line> lines) {
        this.x = x;
        this.y = y;
        this.form = form;
        this.lines = lines;
    }

    XYPlot plot() {
        YIntervalSeriesCollection data = new YIntervalSeriesCollection();
        AbstractXYItemRenderer renderer = renderer();
        for (int at = 0; at < lines.size(); at++) {
            data.addSeries(series(at));
            renderer.setSeriesPaint(at, LineInk.colour(at));
            renderer.setSeriesFillPaint(at, LineInk.colour(at));
            renderer.setSeriesStroke(at, LineInk.stroke(at));
            renderer.setSeriesShape(at, new Ellipse2D.Double(-3, -3, 6, 6));
        }
        ScaledAxis range = new ScaledAxis(y, whole(point -> DoubleStream.of(point.y(), point.low(), point.high())));
        range.setLabel(null);
        range.setAutoRangeIncludesZero(y.scale() == CurveChart.Scale.LINEAR);
        XYPlot plot = new XYPlot(data, new ScaledAxis(x, whole(point -> DoubleStream.of(point.x()))), range, renderer);
        ChartLook.style(plot);
        return plot;
    }

    private AbstractXYItemRenderer renderer() {
        return switch (form) {
            case STRAIGHT -> {
                DeviationRenderer bands = new DeviationRenderer(true, fewPoints());
                bands.setAlpha(lines.size() <= MOST_BANDS ? 0.16f : 0);
                yield bands;
            }
            case STEPS -> new XYStepRenderer();
            case DOTS -> {
                XYErrorRenderer bars = new XYErrorRenderer();
                bars.setDrawXError(false);
                bars.setErrorStroke(new BasicStroke(1.4f));
                yield bars;
            }
        };
    }

    /** Whether there is nothing but whole numbers on an axis: then nothing lies between them. */
    private boolean whole(Function<CurveChart.Point, DoubleStream> on) {
        return lines.stream()
                .flatMap(line -> line.points().stream())
                .flatMapToDouble(on)
                .filter(Double::isFinite)
                .allMatch(value -> value == StrictMath.rint(value));
    }

    private boolean fewPoints() {
        return lines.stream().allMatch(line -> line.points().size() < FEW_POINTS);
    }

    /** Only what has a place on the axes; an interval that reaches beyond them ends with the last that has one. */
    private YIntervalSeries series(int at) {
        YIntervalSeries series = new YIntervalSeries(at, false, true);
        double least = drawn().min().orElse(0);
        double most = drawn().max().orElse(0);
        for (CurveChart.Point point : lines.get(at).points()) {
            double left = x.at(point.x()) + beside(at);
            double middle = y.at(point.y());
            if (Double.isFinite(left) && Double.isFinite(middle)) {
                series.add(left, middle, or(y.at(point.low()), least), or(y.at(point.high()), most));
            }
        }
        return series;
    }

    /** Where points and the ends of intervals lie, as far as they have a place. */
    private DoubleStream drawn() {
        return lines.stream()
                .flatMap(line -> line.points().stream())
                .flatMapToDouble(point -> DoubleStream.of(point.low(), point.y(), point.high()))
                .map(y::at)
                .filter(Double::isFinite);
    }

    private static double or(double value, double otherwise) {
        return Stream.of(value).filter(Double::isFinite).findFirst().orElse(otherwise);
    }

    private double beside(int at) {
        boolean several = form == CurveChart.Form.DOTS && x.scale() == CurveChart.Scale.NAMES;
        return several ? (at - (lines.size() - 1) / 2.0) * StrictMath.min(APART, 0.8 / lines.size()) : 0;
    }
}
