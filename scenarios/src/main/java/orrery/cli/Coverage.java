package orrery.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import orrery.explore.fuzz.Totals;
import orrery.viz.chart.CurveChart;
import orrery.viz.chart.CurveChart.Axis;
import orrery.viz.chart.CurveChart.Line;
import orrery.viz.chart.CurveChart.Point;
import orrery.viz.chart.CurveChart.Scale;

/** How what a campaign has seen grew with its seeds: a number of moments, evenly spread over all of it. */
final class Coverage {

    static final String FILE = "coverage";

    private static final int MOST = 400;

    private final List<Moment> moments = new ArrayList<>();
    private long apart = 1;

    private record Moment(long seeds, long runs, long states, long changes, long failing) {
        static Moment of(Totals totals) {
            return new Moment(
                    totals.seeds(),
                    totals.distinctRuns(),
                    totals.distinctOutlines(),
                    totals.distinctEdges(),
                    totals.failing());
        }
    }

    /** Told after each seed. */
    void seen(Totals totals) {
        if (totals.seeds() % apart == 0) {
            moments.add(Moment.of(totals));
        }
        if (moments.size() == MOST) {
            apart *= 2;
            moments.removeIf(moment -> moment.seeds() % apart != 0);
        }
    }

    /** One line for each thing that is counted, as far as there is any. */
    CurveChart chart(String scenario, Totals totals) {
        List<Moment> all = new ArrayList<>(moments);
        if (all.isEmpty() || all.getLast().seeds() < totals.seeds()) {
            all.add(Moment.of(totals));
        }
        return new CurveChart(
                scenario + ": what " + totals.seeds() + " seeds came to",
                "where a line is level, more seeds like these show little that is new",
                new Axis("seeds played", Scale.LINEAR),
                // in logarithms: there are thousands of states to a failure
                new Axis("so many by then", Scale.LOG),
                CurveChart.Form.STRAIGHT,
                Stream.of(
                                line("abstract states", all, Moment::states),
                                line("pairs of changes", all, Moment::changes),
                                line("different runs", all, Moment::runs),
                                line("failing seeds", all, Moment::failing))
                        .filter(line -> !line.points().isEmpty())
                        .toList());
    }

    private static Line line(String name, List<Moment> moments, ToLongFunction<Moment> count) {
        return new Line(
                name,
                moments.stream()
                        .filter(moment -> count.applyAsLong(moment) > 0)
                        .map(moment -> new Point(moment.seeds(), count.applyAsLong(moment)))
                        .toList());
    }
}
