package orrery.viz.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.geom.Ellipse2D;
import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.ToIntFunction;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTickUnit;
import org.jfree.chart.plot.CombinedDomainXYPlot;
import org.jfree.chart.plot.DatasetRenderingOrder;
import org.jfree.chart.plot.IntervalMarker;
import org.jfree.chart.plot.ValueMarker;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.chart.renderer.xy.XYStepRenderer;
import org.jfree.chart.ui.Layer;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.data.xy.CategoryTableXYDataset;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;
import orrery.api.Operation;
import orrery.api.Outcome;
import orrery.viz.story.RoundTimes;
import orrery.viz.story.Story;
import orrery.viz.svg.Palette;

/** The panels of a chart, one below the other over one axis of time: messages, operations, latencies. */
final class Panels {

    private static final int MOST_TICKS = 11;
    private static final int ENOUGH_FOR_A_MEDIAN = 4;

    /** Dots in the same one of so many cells hide one another: they are wider than a cell. */
    private static final double CELLS_ACROSS = 450;

    private static final int CELLS_UP = 75;

    private final Story story;
    private final Tally tally;
    private final TimeScale scale;

    Panels(Story story, Tally tally) {
        this.story = story;
        this.tally = tally;
        this.scale = TimeScale.of(story.toNanos());
    }

    /** Where all are of one type, the panel above says it. */
    boolean hasTypes() {
        return tally.types().size() > 1;
    }

    /** What each of the series of types is called: the first so many types, and one for all others. */
    List<String> typeNames() {
        int own = Palette.MESSAGES.size();
        List<String> names = new ArrayList<>(
                tally.types().subList(0, Math.min(own, tally.types().size())));
        if (tally.types().size() > own) {
            names.add((tally.types().size() - own) + " other types");
        }
        return names;
    }

    static Color ofType(int nth) {
        return Color.decode(nth < Palette.MESSAGES.size() ? Palette.MESSAGES.get(nth) : Palette.OTHER_MESSAGES);
    }

    boolean hasLatencies() {
        return any(Tally.Piece::ok);
    }

    boolean hasOperations() {
        return !story.trace().history().operations().isEmpty();
    }

    CombinedDomainXYPlot plot(List<Fault> faults) {
        CombinedDomainXYPlot all = new CombinedDomainXYPlot(timeAxis());
        all.setGap(44);
        all.setInsets(new RectangleInsets(ChartLook.ABOVE, 0, 0, ChartLook.RIGHT));
        all.setBackgroundPaint(null);
        all.setOutlineVisible(false);
        all.add(messages(), 3);
        if (hasTypes()) {
            all.add(types(), 3);
        }
        if (hasOperations()) {
            all.add(operations(), 3);
        }
        if (hasLatencies()) {
            all.add(latencies(), 4);
        }
        for (XYPlot panel : all.getSubplots()) {
            faults.forEach(fault -> shade(panel, fault));
        }
        return all;
    }

    // ---- the panels

    private XYPlot messages() {
        CategoryTableXYDataset ended = new CategoryTableXYDataset();
        fill(ended, "delivered", Tally.Piece::delivered);
        fill(ended, "dropped", Tally.Piece::dropped);
        XYPlot plot = ChartLook.bars(ended, ChartLook.DELIVERED, ChartLook.DROPPED);
        XYSeries sent = new XYSeries("sent");
        for (Tally.Piece piece : tally.pieces()) {
            sent.add(scale.value(piece.fromNanos()), piece.sent());
        }
        Tally.Piece last = tally.pieces().get(tally.pieces().size() - 1);
        sent.add(scale.value(story.toNanos()), last.sent());
        XYStepRenderer line = new XYStepRenderer();
        line.setSeriesPaint(0, ChartLook.SENT);
        line.setSeriesStroke(0, new BasicStroke(1.1f));
        plot.setRenderer(1, line);
        plot.setDataset(1, new XYSeriesCollection(sent));
        plot.setDatasetRenderingOrder(DatasetRenderingOrder.FORWARD);
        return plot;
    }

    /** In the colours of the diagram. */
    private XYPlot types() {
        CategoryTableXYDataset sent = new CategoryTableXYDataset();
        List<String> names = typeNames();
        Color[] colours = new Color[names.size()];
        for (int nth = 0; nth < names.size(); nth++) {
            int type = nth;
            colours[nth] = ofType(nth);
            fill(
                    sent,
                    names.get(nth),
                    piece -> type < Palette.MESSAGES.size()
                            ? piece.byType().get(type)
                            : piece.byType().subList(type, piece.byType().size()).stream()
                                    .mapToInt(Integer::intValue)
                                    .sum());
        }
        return ChartLook.bars(sent, colours);
    }

    private XYPlot operations() {
        CategoryTableXYDataset ended = new CategoryTableXYDataset();
        fill(ended, "ok", Tally.Piece::ok);
        fill(ended, "failed", Tally.Piece::failed);
        fill(ended, "unknown", Tally.Piece::unknown);
        fill(ended, "never answered", Tally.Piece::neverAnswered);
        return ChartLook.bars(ended, ChartLook.OK, ChartLook.FAILED, ChartLook.UNKNOWN, ChartLook.NEVER);
    }

    private XYPlot latencies() {
        XYSeries each = each();
        XYSeries median = new XYSeries("median");
        for (Tally.Piece piece : tally.pieces()) {
            double middle = scale.value(piece.fromNanos() + tally.pieceNanos() / 2);
            median.add(middle, piece.ok() == 0 ? Double.NaN : LatencyAxis.value(piece.medianNanos()));
        }
        XYLineAndShapeRenderer dots = new XYLineAndShapeRenderer(false, true);
        dots.setDrawOutlines(false);
        dots.setSeriesPaint(0, ChartLook.EACH_OF_MANY);
        dots.setSeriesShape(0, new Ellipse2D.Double(-1.8, -1.8, 3.6, 3.6));
        XYLineAndShapeRenderer line = new XYLineAndShapeRenderer(true, false);
        line.setSeriesPaint(0, ChartLook.MEDIAN);
        line.setSeriesStroke(0, new BasicStroke(1.3f));
        LatencyAxis axis = new LatencyAxis();
        ChartLook.style(axis);
        axis.setFixedDimension(ChartLook.LEFT);
        axis.setAutoRangeIncludesZero(false);
        axis.setLowerMargin(0.08);
        axis.setUpperMargin(0.08);
        axis.setAutoRangeMinimumSize(1);
        XYPlot plot = new XYPlot(new XYSeriesCollection(each), null, axis, dots);
        plot.setRenderer(1, line);
        plot.setDataset(1, new XYSeriesCollection(hasMedian() ? median : new XYSeries("no median")));
        plot.setDatasetRenderingOrder(DatasetRenderingOrder.FORWARD);
        ChartLook.style(plot);
        return plot;
    }

    /** Of those that would lie on one another, one: nobody sees more, and a long run has a hundred thousand. */
    private XYSeries each() {
        List<Operation> ok = story.trace().history().operations().stream()
                .filter(operation -> operation.outcome() instanceof Outcome.Ok)
                .filter(operation -> operation.completedNanos() >= story.fromNanos())
                .toList();
        DoubleSummaryStatistics range = ok.stream().mapToDouble(Panels::high).summaryStatistics();
        double across = Math.max(1, story.toNanos() - story.fromNanos()) / CELLS_ACROSS;
        double up = Math.max(1e-6, range.getMax() - range.getMin()) / CELLS_UP;
        XYSeries each = new XYSeries("each");
        Set<Long> taken = new HashSet<>(); // it is asked and never walked
        for (Operation operation : ok) {
            long column = (long) ((operation.completedNanos() - story.fromNanos()) / across);
            long row = (long) ((high(operation) - range.getMin()) / up);
            if (taken.add(column * (CELLS_UP + 1L) + row)) {
                each.add(scale.value(operation.completedNanos()), high(operation));
            }
        }
        return each;
    }

    private static double high(Operation operation) {
        return LatencyAxis.value(operation.completedNanos() - operation.invokedNanos());
    }

    /** A median over fewer would be no more than another dot. */
    boolean hasMedian() {
        int ok = tally.pieces().stream().mapToInt(Tally.Piece::ok).sum();
        return ok >= ENOUGH_FOR_A_MEDIAN * tally.pieces().size();
    }

    boolean any(ToIntFunction<Tally.Piece> count) {
        return tally.pieces().stream().anyMatch(piece -> count.applyAsInt(piece) > 0);
    }

    private void fill(CategoryTableXYDataset data, String name, ToIntFunction<Tally.Piece> count) {
        data.setIntervalPositionFactor(0);
        data.setIntervalWidth(scale.value(tally.pieceNanos()));
        for (Tally.Piece piece : tally.pieces()) {
            data.add(scale.value(piece.fromNanos()), count.applyAsInt(piece), name);
        }
    }

    // ---- time and faults

    private NumberAxis timeAxis() {
        NumberAxis axis = new NumberAxis();
        ChartLook.style(axis);
        double from = scale.value(story.fromNanos());
        axis.setRange(from, Math.max(scale.value(story.toNanos()), Math.nextUp(from)));
        long step = RoundTimes.atLeast((story.toNanos() - story.fromNanos()) / MOST_TICKS + 1);
        axis.setTickUnit(new NumberTickUnit(scale.value(step)));
        axis.setNumberFormatOverride(scale.format());
        axis.setAxisLineVisible(true);
        axis.setAxisLinePaint(Color.decode(Palette.AXIS));
        return axis;
    }

    private void shade(XYPlot plot, Fault fault) {
        double from = scale.value(fault.fromNanos());
        double to = scale.value(fault.toNanos());
        switch (fault.kind()) {
            case DOWN -> plot.addDomainMarker(interval(from, to, FaultStrip.DOWN_SHADE), Layer.BACKGROUND);
            case CUT -> plot.addDomainMarker(interval(from, to, FaultStrip.CUT_SHADE), Layer.BACKGROUND);
            case DISTURBED -> plot.addDomainMarker(interval(from, to, FaultStrip.DISTURBED_SHADE), Layer.BACKGROUND);
            case BROKEN ->
                plot.addDomainMarker(new ValueMarker(from, FaultStrip.BROKEN, new BasicStroke(1.4f)), Layer.FOREGROUND);
        }
    }

    private static IntervalMarker interval(double from, double to, Color colour) {
        IntervalMarker marker = new IntervalMarker(from, to, colour);
        marker.setAlpha(1);
        return marker;
    }
}
