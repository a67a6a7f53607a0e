package orrery.cli;

import java.util.List;
import orrery.explore.sweep.Measure;
import orrery.viz.chart.CurveChart;
import orrery.viz.chart.CurveChart.Axis;
import orrery.viz.chart.CurveChart.Form;
import orrery.viz.chart.CurveChart.Line;
import orrery.viz.chart.CurveChart.Point;
import orrery.viz.chart.CurveChart.Scale;

/** Draws what something was over the virtual time of one run or of many. */
final class OverTimeChart {

    /** Where the largest is so many times the smallest, logarithms show both. */
    private static final double WIDE = 20;

    private OverTimeChart() {}

    /** The name of its files, without their endings. */
    static String file(Measure measure) {
        return measure.toString().replaceAll("[^A-Za-z0-9.]+", "-");
    }

    /** @param lines times in seconds, and what was measured then */
    static CurveChart of(Measure measure, String subtitle, List<Line> lines) {
        double[] values = lines.stream()
                .flatMap(line -> line.points().stream())
                .mapToDouble(Point::y)
                .sorted()
                .toArray();
        double most = values.length == 0 ? 0 : values[values.length - 1];
        double least = 0;
        for (int at = values.length - 1; at >= 0 && values[at] > 0; at--) {
            least = values[at];
        }
        Scale wide = least > 0 && most / least >= WIDE ? Scale.LOG : Scale.LINEAR;
        String what = measure.kind().word() + " " + measure.of();
        return new CurveChart(
                what + " over time",
                subtitle,
                new Axis("virtual time (s)", Scale.LINEAR),
                new Axis(what, measure.kind() == Measure.Kind.SPREAD ? wide : Scale.PERCENT),
                Form.STRAIGHT,
                lines);
    }
}
