package orrery.cli;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import orrery.explore.sweep.Measured;
import orrery.scenario.Experiment;
import orrery.viz.chart.CurveChart;
import orrery.viz.export.CsvRow;

/** The files that an experiment leaves behind. */
final class ExperimentFiles {

    static final String RESULTS = "results.csv";
    static final String SUMMARY = "summary.csv";
    private static final String REPORT = "experiment.json";

    private static final List<String> NUMBERS = List.of(
            "runs",
            "none",
            "mean",
            "low",
            "high",
            "deviation",
            "least",
            "median",
            "p90",
            "p99",
            "most",
            "more",
            "more_low",
            "more_high",
            "pairs");

    private final Results results;
    private final ExperimentReport report;

    ExperimentFiles(Results results, ExperimentReport report) {
        this.results = results;
        this.report = report;
    }

    Written write(OutputFolder folder) {
        return folder.fill(inside -> {
            write(inside, RESULTS, results());
            write(inside, SUMMARY, summary());
            write(inside, REPORT, Json.text(report) + "\n");
            for (Map.Entry<String, CurveChart> chart :
                    new ExperimentCharts(results, report).all().entrySet()) {
                Gallery.draw(chart.getValue(), chart.getKey(), inside);
            }
        });
    }

    private static void write(Path folder, String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text, StandardCharsets.UTF_8);
    }

    /** One row a run. */
    String results() {
        List<Results.Column> columns = results.columns();
        StringBuilder csv = new StringBuilder();
        List<String> names = columns.stream().map(Results.Column::name).toList();
        row(csv, List.of(List.of("variant"), paths(), List.of("seed"), names, List.of("promises broken", "digest")));
        for (Measured run : results.runs()) {
            Experiment.Variant variant = results.experiment().variants().get(run.variant());
            List<String> values = columns.stream()
                    .map(column -> Results.value(run, column))
                    .map(value -> value.isPresent() ? plain(value.getAsDouble()) : "")
                    .toList();
            row(
                    csv,
                    List.of(
                            List.of(Integer.toString(run.variant() + 1)),
                            variant.values(),
                            List.of(Long.toString(run.seed())),
                            values,
                            List.of(
                                    String.join("; ", run.broken()),
                                    HexFormat.of().toHexDigits(run.digest()))));
        }
        return csv.toString();
    }

    /** One row for each measure of each variant. */
    String summary() {
        StringBuilder csv = new StringBuilder();
        row(csv, List.of(List.of("measure", "unit"), paths(), NUMBERS));
        for (ExperimentReport.Result result : report.results()) {
            List<String> numbers = new ArrayList<>();
            numbers.add(Integer.toString(result.count()));
            numbers.add(Integer.toString(result.missing()));
            for (Double number : new @Nullable Double[] {
                result.mean(), result.low(), result.high(), result.deviation(), result.least(), result.median(),
                result.p90(), result.p99(), result.most(), result.more(), result.moreLow(), result.moreHigh()
            }) {
                numbers.add(number == null ? "" : plain(number));
            }
            numbers.add(Integer.toString(result.pairs()));
            row(csv, List.of(List.of(result.measure(), result.unit()), result.values(), numbers));
        }
        return csv.toString();
    }

    private List<String> paths() {
        return results.experiment().parameters().stream()
                .map(Experiment.Parameter::path)
                .toList();
    }

    private static void row(StringBuilder csv, List<List<String>> parts) {
        csv.append(CsvRow.of(parts.stream().flatMap(List::stream).toArray(String[]::new)));
    }

    private static String plain(double number) {
        return new BigDecimal(Double.toString(number + 0.0))
                .stripTrailingZeros()
                .toPlainString();
    }
}
