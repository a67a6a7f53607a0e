package orrery.cli;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.HdrHistogram.Histogram;
import orrery.explore.sweep.Latencies;
import orrery.explore.sweep.Measure;
import orrery.explore.sweep.Sample;
import orrery.scenario.Experiment;
import orrery.viz.chart.CurveChart;
import orrery.viz.chart.CurveChart.Axis;
import orrery.viz.chart.CurveChart.Form;
import orrery.viz.chart.CurveChart.Line;
import orrery.viz.chart.CurveChart.Point;
import orrery.viz.chart.CurveChart.Scale;

/** What of an experiment can be drawn: means over what was varied, distributions of times, percentiles of latencies. */
final class ExperimentCharts {

    /** Nobody tells more lines apart. */
    private static final int MOST_LINES = 28;

    /** More names than that do not stand beside each other. */
    private static final int MOST_NAMES = 14;

    /** More variants whose value is missing in some runs are not named one by one. */
    private static final int MOST_NAMED = 3;

    /** Where the largest is so many times the smallest, logarithms show both. */
    private static final double WIDE = 20;

    /** The last is what the longest latencies of some thousand operations can say. */
    private static final double[] QUANTILES = {
        0, .1, .2, .3, .4, .5, .6, .7, .75, .8, .85, .9, .925, .95, .97, .98, .99, .995, .998, .999, .9995, .9999
    };

    private final Results results;
    private final ExperimentReport report;
    private final Experiment experiment;

    ExperimentCharts(Results results, ExperimentReport report) {
        this.results = results;
        this.report = report;
        this.experiment = results.experiment();
    }

    /** By the names of their files, without endings. */
    Map<String, CurveChart> all() {
        Map<String, CurveChart> charts = new LinkedHashMap<>();
        Map<Measure, List<Results.Column>> byMeasure = new LinkedHashMap<>();
        results.columns()
                .forEach(column -> byMeasure
                        .computeIfAbsent(column.measure(), measure -> new ArrayList<>())
                        .add(column));
        byMeasure.forEach((measure, columns) -> {
            String file = OverTimeChart.file(measure);
            if (measure.everyNanos() > 0) {
                overTime(measure, columns).ifPresent(chart -> charts.put(file, chart));
                return;
            }
            means(measure, columns).ifPresent(chart -> charts.put(file, chart));
            if (measure.kind().unit().equals("s") && measure.kind() != Measure.Kind.LATENCY) {
                distribution(columns.getFirst()).ifPresent(chart -> charts.put(file + "-distribution", chart));
            }
        });
        if (byMeasure.keySet().stream().anyMatch(measure -> measure.kind() == Measure.Kind.LATENCY)) {
            percentiles().ifPresent(chart -> charts.put("latency-percentiles", chart));
        }
        return charts;
    }

    private String subtitle(String more) {
        return report.title().isEmpty() ? more : report.title() + " " + more;
    }

    private String runs() {
        return experiment.base() + ", seeds " + experiment.seeds();
    }

    // ---- means

    /** What is varied most, in numbers if it can be, lies on the axis; the other parameters, and types, are lines. */
    private Optional<CurveChart> means(Measure measure, List<Results.Column> columns) {
        Optional<Integer> on = IntStream.range(0, experiment.parameters().size())
                .boxed()
                .max(Comparator.<Integer>comparingInt(at -> numbers(at).isPresent() ? 1 : 0)
                        .thenComparingInt(
                                at -> experiment.parameters().get(at).values().size())
                        .thenComparing(Comparator.reverseOrder()));
        if (on.isEmpty() || columns.isEmpty()) {
            return Optional.empty();
        }
        Experiment.Parameter parameter = experiment.parameters().get(on.get());
        Optional<Numbers> numbers = numbers(on.get());
        Axis axis = numbers.map(known -> known.axis(parameter))
                .orElseGet(() -> new Axis(parameter.path(), Scale.NAMES, parameter.values()));
        List<Line> lines = lines(columns, on.get(), numbers);
        if (lines.size() > MOST_LINES
                || (numbers.isEmpty() && parameter.values().size() > MOST_NAMES)) {
            return Optional.empty();
        }
        String unit = measure.kind().unit();
        return Optional.of(new CurveChart(
                measure + " by " + parameter.path(),
                subtitle(runs() + "; means with their 95 % intervals" + missing(columns)),
                axis,
                new Axis(measure + (unit.isEmpty() ? "" : " (" + unit + ")"), Scale.LINEAR),
                numbers.isPresent() ? Form.STRAIGHT : Form.DOTS,
                lines));
    }

    /** A mean over the few runs in which it came at all looks better than it is. */
    private String missing(List<Results.Column> columns) {
        List<String> few = report.results().stream()
                .filter(result -> result.missing() > 0
                        && columns.stream().anyMatch(column -> column.name().equals(result.measure())))
                .map(result -> result.variant() + ": " + result.count() + " of " + (result.count() + result.missing())
                        + " runs")
                .toList();
        return few.isEmpty()
                ? ""
                : few.size() > MOST_NAMED
                        ? "; some over few of the runs, as the table says"
                        : " (" + String.join(", ", few) + ")";
    }

    private List<Line> lines(List<Results.Column> columns, int on, Optional<Numbers> numbers) {
        Experiment.Parameter parameter = experiment.parameters().get(on);
        Map<String, List<Point>> lines = new LinkedHashMap<>();
        for (ExperimentReport.Result result : report.results()) {
            boolean ours = columns.stream().anyMatch(column -> column.name().equals(result.measure()));
            if (ours && result.mean() != null) {
                int value = parameter.values().indexOf(result.values().get(on));
                double x = numbers.map(known -> known.values().get(value)).orElse((double) value);
                double mean = result.mean();
                lines.computeIfAbsent(line(result, on, columns.size() > 1), name -> new ArrayList<>())
                        .add(new Point(
                                x,
                                mean,
                                result.low() == null ? mean : result.low(),
                                result.high() == null ? mean : result.high()));
            }
        }
        return lines.entrySet().stream()
                .map(entry -> new Line(
                        entry.getKey(),
                        entry.getValue().stream()
                                .sorted(Comparator.comparingDouble(Point::x))
                                .toList()))
                .toList();
    }

    private String line(ExperimentReport.Result result, int on, boolean several) {
        List<String> words = new ArrayList<>();
        if (several || experiment.parameters().size() == 1) {
            words.add(result.measure());
        }
        for (int at = 0; at < result.values().size(); at++) {
            if (at != on) {
                words.add(Experiment.lastWord(experiment.parameters().get(at).path()) + " "
                        + result.values().get(at));
            }
        }
        return String.join(", ", words);
    }

    /** A parameter's values as numbers of one unit. */
    private record Numbers(List<Double> values, String unit) {

        Axis axis(Experiment.Parameter parameter) {
            double least =
                    values.stream().mapToDouble(Double::doubleValue).min().orElse(0);
            double most = values.stream().mapToDouble(Double::doubleValue).max().orElse(0);
            boolean wide = least > 0 && (parameter.doubling() || most / least >= WIDE) && values.size() > 2;
            return new Axis(
                    parameter.path() + (unit.isEmpty() ? "" : " (" + unit + ")"), wide ? Scale.LOG : Scale.LINEAR);
        }
    }

    /** Empty if they are no numbers, or no two different ones. */
    private Optional<Numbers> numbers(int at) {
        List<Double> values = new ArrayList<>();
        String unit = "";
        for (String value : experiment.parameters().get(at).values()) {
            String number = value.replaceFirst("[A-Za-z%/]*$", "");
            String behind = value.substring(number.length());
            if (!number.matches("-?\\d{1,15}(\\.\\d{1,15})?") || (!values.isEmpty() && !behind.equals(unit))) {
                return Optional.empty();
            }
            unit = behind;
            values.add(Double.parseDouble(number));
        }
        return values.stream().distinct().count() < 2 ? Optional.empty() : Optional.of(new Numbers(values, unit));
    }

    // ---- over time

    /** A line a variant: means, with their intervals as bands. */
    private Optional<CurveChart> overTime(Measure measure, List<Results.Column> columns) {
        Map<String, List<Point>> lines = new LinkedHashMap<>();
        for (ExperimentReport.Result result : report.results()) {
            boolean ours = columns.stream().anyMatch(column -> column.name().equals(result.measure()));
            if (ours && result.mean() != null && result.seconds() != null) {
                double mean = result.mean();
                lines.computeIfAbsent(over(result), name -> new ArrayList<>())
                        .add(new Point(
                                result.seconds(),
                                mean,
                                result.low() == null ? mean : result.low(),
                                result.high() == null ? mean : result.high()));
            }
        }
        if (lines.isEmpty() || lines.size() > MOST_LINES) {
            return Optional.empty();
        }
        return Optional.of(OverTimeChart.of(
                measure,
                subtitle(runs() + "; means with their 95 % intervals"),
                lines.entrySet().stream()
                        .map(line -> new Line(line.getKey(), line.getValue()))
                        .toList()));
    }

    private String over(ExperimentReport.Result result) {
        return experiment.parameters().size() == 1
                ? Experiment.lastWord(experiment.parameters().getFirst().path()) + " " + result.variant()
                : result.variant();
    }

    // ---- distributions

    /** Runs in which it never came count as later than all others: their line ends below 100 %. */
    private Optional<CurveChart> distribution(Results.Column column) {
        int variants = experiment.variants().size();
        List<Sample> samples = IntStream.range(0, variants)
                .mapToObj(at -> results.sample(at, column))
                .toList();
        double least = samples.stream()
                .mapToDouble(sample -> sample.quantile(0))
                .filter(Double::isFinite)
                .min()
                .orElse(0);
        double most = samples.stream()
                .mapToDouble(sample -> sample.quantile(1))
                .filter(Double::isFinite)
                .max()
                .orElse(0);
        if (variants > MOST_LINES || most <= least) {
            return Optional.empty();
        }
        boolean wide = least > 0 && most / least >= WIDE;
        List<Line> lines = IntStream.range(0, variants)
                .mapToObj(at -> new Line(
                        experiment.called(experiment.variants().get(at)), steps(samples.get(at), wide ? least : 0)))
                .toList();
        return Optional.of(new CurveChart(
                column.name() + ": cumulative distribution",
                subtitle(runs()),
                new Axis(column.name() + " (s)", wide ? Scale.LOG : Scale.LINEAR),
                new Axis("runs with at most that", Scale.PERCENT),
                Form.STEPS,
                lines));
    }

    private static List<Point> steps(Sample sample, double from) {
        double[] sorted = sample.sorted();
        double all = sorted.length + sample.missing();
        SortedMap<Double, Double> corners = new TreeMap<>();
        corners.put(from, 0.0);
        for (int at = 0; at < sorted.length; at++) {
            corners.put(sorted[at], (at + 1) / all);
        }
        List<Point> points = new ArrayList<>();
        corners.forEach((value, share) -> points.add(new Point(value, share)));
        return points;
    }

    // ---- latencies

    /** Of the operations of all runs together. */
    private Optional<CurveChart> percentiles() {
        if (experiment.variants().size() > MOST_LINES) {
            return Optional.empty();
        }
        List<Line> lines = new ArrayList<>();
        for (int at = 0; at < experiment.variants().size(); at++) {
            Histogram all = Latencies.together(results.of(at));
            List<Point> points = new ArrayList<>();
            for (double quantile : QUANTILES) {
                // beyond, the percentile would be one single operation's latency
                if (all.getTotalCount() * (1 - quantile) >= 1) {
                    points.add(new Point(quantile, all.getValueAtPercentile(100 * quantile) / 1e9));
                }
            }
            lines.add(new Line(
                    experiment.called(experiment.variants().get(at)) + ", " + all.getTotalCount() + " operations",
                    points));
        }
        return Optional.of(new CurveChart(
                "latency of operations that ended ok",
                subtitle(runs()),
                new Axis("operations that took at most that", Scale.NINES),
                new Axis("latency (s)", Scale.LOG),
                Form.STRAIGHT,
                lines));
    }
}
