package orrery.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import orrery.explore.sweep.Measure;
import orrery.explore.sweep.OverTime;
import orrery.scenario.Measurable;
import orrery.scenario.Plan;
import orrery.trace.Trace;
import orrery.viz.chart.CurveChart;
import orrery.viz.chart.CurveChart.Line;
import orrery.viz.chart.CurveChart.Point;
import picocli.CommandLine.Option;

/** What of a run is drawn as a curve over its time: how nodes converge, how far something has spread. */
final class CurveChoice {

    @Option(
            names = "--curve",
            paramLabel = "MEASURE",
            description =
                    "Draw what something was over time, in the words of experiments, as \"spread saved.value every 250ms\","
                            + " \"share leader every 1s\" or \"agree log every 1s\". May be given more than once.")
    private List<String> curves = List.of();

    boolean asksForSomething() {
        return !curves.isEmpty();
    }

    /** @throws BadInput if one of them is no measure over time, or of something that this run cannot have */
    List<Measure> of(Plan plan) {
        List<Measure> measures = new ArrayList<>();
        for (String curve : curves) {
            Measure measure = parse(curve);
            Measurable.objection(measure, List.of(plan)).ifPresent(objection -> {
                throw new BadInput("--curve: found \"" + curve + "\", but " + objection);
            });
            measures.add(measure);
        }
        return measures;
    }

    private static Measure parse(String curve) {
        Measure measure;
        try {
            measure = Measure.parse(curve);
        } catch (IllegalArgumentException wrong) {
            throw new BadInput("--curve: found \"" + curve + "\", but " + wrong.getMessage(), wrong);
        }
        if (measure.everyNanos() == 0) {
            throw new BadInput("--curve: found \"" + curve + "\", but a curve is measured at many times, as "
                    + "\"share leader every 1s\"");
        }
        return measure;
    }

    /** By the names of their files, without endings. */
    static Map<String, CurveChart> drawn(List<Measure> measures, Trace trace) {
        Map<String, CurveChart> charts = new TreeMap<>();
        String run = trace.header().scenario() + ", seed " + trace.header().seed();
        for (Measure measure : measures) {
            List<Point> points = OverTime.of(measure, trace).stream()
                    .map(point -> new Point(point.seconds(), point.value()))
                    .toList();
            charts.put(
                    OverTimeChart.file(measure),
                    OverTimeChart.of(
                            measure,
                            run + "; digest " + trace.digestText(),
                            List.of(new Line(measure.toString(), points))));
        }
        return charts;
    }
}
