package orrery.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Tells people what came of an experiment: a table for each measure, one line a variant. */
final class ExperimentText {

    private static final int WIDEST_NAME = 48;

    private final Console console;

    ExperimentText(Console console) {
        this.console = console;
    }

    void tell(ExperimentReport report, Written files) {
        if (!report.title().isEmpty()) {
            console.line(Console.harmless(report.title()));
        }
        console.line(String.format(
                Locale.ROOT,
                "%s, seeds %s, %,d runs%s",
                Console.harmless(report.scenario()),
                report.seeds(),
                report.runs(),
                report.known() == 0 ? "" : String.format(Locale.ROOT, ", %,d of them known", report.known())));
        List<List<ExperimentReport.Result>> tables = tables(report.results());
        for (int at = 0; at < tables.size(); at++) {
            boolean last = at == tables.size() - 1;
            if (last
                    || !isFollowed(tables.get(at).getFirst(), tables.get(at + 1).getFirst())) {
                table(tables.get(at));
            }
        }
        console.line("");
        report.broken()
                .forEach((promise, count) -> console.line(console.styled(
                        Style.BAD, "broken  " + promise + String.format(Locale.ROOT, ", in %,d runs", count))));
        console.line("wrote   " + Console.harmless(report.folder() + ": " + String.join(", ", shown(files.names()))));
    }

    private static List<List<ExperimentReport.Result>> tables(List<ExperimentReport.Result> results) {
        List<List<ExperimentReport.Result>> tables = new ArrayList<>();
        String measure = "";
        for (ExperimentReport.Result result : results) {
            if (!result.measure().equals(measure)) {
                tables.add(new ArrayList<>());
                measure = result.measure();
            }
            tables.getLast().add(result);
        }
        return tables;
    }

    /** Of a measure over time, only the last time has a table; the others are in the chart. */
    private static boolean isFollowed(ExperimentReport.Result one, ExperimentReport.Result next) {
        return one.seconds() != null && next.seconds() != null && next.seconds() > one.seconds();
    }

    /** Of a chart, one name for all its files. */
    private static List<String> shown(List<String> names) {
        return names.stream()
                .filter(name -> !name.endsWith(".png") && !(name.endsWith(".csv") && names.contains(svg(name))))
                .map(name -> name.endsWith(".svg") ? name.replaceFirst("svg$", "{svg,png,csv}") : name)
                .toList();
    }

    private static String svg(String name) {
        return name.replaceFirst("csv$", "svg");
    }

    private void table(List<ExperimentReport.Result> results) {
        ExperimentReport.Result first = results.getFirst();
        List<String[]> rows = new ArrayList<>();
        String title = first.measure() + (first.unit().isEmpty() ? "" : " (" + first.unit() + ")");
        rows.add(new String[] {title, "mean", "95 %", "median", "90th %", "most", "none in", "more than the first"});
        for (ExperimentReport.Result result : results) {
            rows.add(new String[] {
                "  " + result.variant(),
                number(result.mean()),
                interval(result.low(), result.high()),
                number(result.median()),
                number(result.p90()),
                number(result.most()),
                result.missing() == 0 ? "" : Integer.toString(result.missing()),
                more(result)
            });
        }
        console.line("");
        print(rows);
    }

    /** In columns; those that are empty but for their title are left out. */
    private void print(List<String[]> rows) {
        int columns = rows.getFirst().length;
        int[] widths = new int[columns];
        for (int column = 0; column < columns; column++) {
            int at = column;
            boolean empty = rows.stream().skip(1).allMatch(row -> row[at].isEmpty());
            widths[column] = empty
                    ? -1
                    : Math.min(
                            WIDEST_NAME,
                            rows.stream()
                                    .mapToInt(row -> row[at].length())
                                    .max()
                                    .orElse(0));
        }
        boolean head = true;
        for (String[] row : rows) {
            StringBuilder line = new StringBuilder();
            for (int column = 0; column < columns; column++) {
                if (widths[column] >= 0) {
                    String pad = " ".repeat(Math.max(0, widths[column] - row[column].length()));
                    line.append(column == 0 ? row[column] + pad : "  " + pad + row[column]);
                }
            }
            String told = line.toString().stripTrailing();
            console.line(head ? console.styled(Style.STRONG, told) : Console.harmless(told));
            head = false;
        }
    }

    private static String interval(@Nullable Double low, @Nullable Double high) {
        return low == null || high == null ? "" : number(low) + " to " + number(high);
    }

    private static String more(ExperimentReport.Result result) {
        if (result.more() == null) {
            return "";
        }
        String interval = interval(result.moreLow(), result.moreHigh());
        return signed(result.more()) + (interval.isEmpty() ? "" : " (" + interval + ")");
    }

    private static String signed(double number) {
        return (number > 0 ? "+" : "") + number(number);
    }

    /** With four significant digits, so that thousands of messages and thousandths of a second both can be read. */
    static String number(@Nullable Double number) {
        if (number == null) {
            return "-";
        }
        double size = StrictMath.abs(number);
        if (number == StrictMath.rint(number) && size < 1e9) {
            return String.format(Locale.ROOT, "%,.0f", number + 0.0);
        }
        int decimals = size >= 1000 ? 0 : size >= 100 ? 1 : size >= 10 ? 2 : size >= 1 ? 3 : 4;
        return size < 0.001
                ? String.format(Locale.ROOT, "%.2e", number)
                : String.format(Locale.ROOT, "%,." + decimals + "f", number);
    }
}
