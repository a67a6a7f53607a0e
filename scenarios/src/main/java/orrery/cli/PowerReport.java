package orrery.cli;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import orrery.explore.fuzz.Power;
import orrery.viz.chart.SurvivalChart;

/**
 * How soon each wrong twin of a protocol is found, for machines: one JSON object with these fields. Numbers of seeds that are
 * larger than the cap, and intervals that are open above, are -1. Intervals hold 95 %.
 *
 * @param format the version of this shape
 * @param command the line that writes it again
 * @param scenario what was played
 * @param climate what each seed drew its weather from; empty if it is the scenario's own
 * @param control the protocol itself, in which nothing may be found
 */
record PowerReport(
        int format,
        String command,
        String protocol,
        String scenario,
        String climate,
        int campaigns,
        long cap,
        Sought control,
        List<Sought> twins) {

    static final int FORMAT = 1;
    static final String JSON = "power.json";
    private static final String TABLE = "power.md";

    /**
     * One twin.
     *
     * @param breaks the promise that it says it breaks
     * @param found in how many campaigns any promise was broken
     * @param named in how many campaigns that promise was
     * @param rate in which part of all campaigns any was
     * @param median how many seeds it takes in half of all campaigns
     * @param most how many it takes in nine tenths of them
     * @param promises in how many campaigns each promise was broken
     * @param searches what became of each campaign
     */
    record Sought(
            String twin,
            String breaks,
            int found,
            int named,
            Power.Estimate rate,
            Power.Estimate median,
            Power.Estimate most,
            SortedMap<String, Integer> promises,
            List<Power.Search> searches) {

        static Sought of(String twin, String breaks, Power power) {
            return new Sought(
                    twin,
                    breaks,
                    power.found(),
                    power.promises().getOrDefault(breaks, 0),
                    power.rate(),
                    power.quantile(0.5),
                    power.quantile(0.9),
                    new TreeMap<>(power.promises()),
                    power.searches());
        }

        /** As in {@code 12 (5 to 40)}; {@code 12 (5 or more)} where too few campaigns found it to bound it above. */
        static String seeds(Power.Estimate estimate, long cap) {
            if (estimate.low() == Power.BEYOND) {
                return bound(estimate.value(), cap);
            }
            return bound(estimate.value(), cap) + " (" + bound(estimate.low(), cap)
                    + (estimate.high() == Power.BEYOND ? " or more)" : " to " + bound(estimate.high(), cap) + ")");
        }

        private static String bound(double seeds, long cap) {
            return seeds == Power.BEYOND
                    ? String.format(Locale.ROOT, "> %,d", cap)
                    : String.format(Locale.ROOT, "%,.0f", seeds);
        }

        /** As in {@code 95 % (75 to 100)}. */
        String percent() {
            return String.format(
                    Locale.ROOT, "%.0f %% (%.0f to %.0f)", 100 * rate.value(), 100 * rate.low(), 100 * rate.high());
        }

        /** What broke, the most frequent promise first. */
        String what() {
            return promises.entrySet().stream()
                    .sorted((one, other) -> Integer.compare(other.getValue(), one.getValue()))
                    .map(entry -> (entry.getKey().equals(breaks) ? "" : "not as named: ") + entry.getKey() + " "
                            + entry.getValue())
                    .collect(Collectors.joining("; "));
        }
    }

    /** A table for people: one line for each twin, and one for the protocol itself. */
    String table() {
        StringBuilder table = new StringBuilder();
        table.append(
                "| twin | found in | of all campaigns | median seeds | 90th percentile | what broke, in how many |\n");
        table.append("| --- | --- | --- | --- | --- | --- |\n");
        List<Sought> all = new ArrayList<>(twins);
        all.add(control);
        for (Sought sought : all) {
            table.append("| ")
                    .append(sought.twin().isEmpty() ? "none: the protocol itself" : sought.twin())
                    .append(" | ")
                    .append(sought.found() + " of " + campaigns)
                    .append(" | ")
                    .append(sought.percent())
                    .append(" | ")
                    .append(Sought.seeds(sought.median(), cap))
                    .append(" | ")
                    .append(Sought.seeds(sought.most(), cap))
                    .append(" | ")
                    .append(sought.what())
                    .append(" |\n");
        }
        return table.toString();
    }

    private SurvivalChart chart() {
        return new SurvivalChart(
                "How soon the wrong twins of " + protocol + " are found",
                campaigns + " campaigns of at most " + cap + " seeds each, in " + scenario
                        + (climate.isEmpty() ? "" : ", climate " + climate),
                cap,
                twins.stream()
                        .map(sought -> new SurvivalChart.Line(
                                sought.twin(),
                                sought.searches().stream()
                                        .filter(Power.Search::found)
                                        .map(Power.Search::seeds)
                                        .toList(),
                                campaigns))
                        .toList());
    }

    Written write(Path folder) {
        return OutputFolder.at(folder).fill(inside -> {
            SurvivalChart chart = chart();
            Files.writeString(inside.resolve(JSON), Json.text(this) + "\n", StandardCharsets.UTF_8);
            Files.writeString(
                    inside.resolve(TABLE),
                    "Written by `" + command + "`; intervals hold 95 %.\n\n" + table(),
                    StandardCharsets.UTF_8);
            Files.writeString(inside.resolve("survival.svg"), chart.svg(), StandardCharsets.UTF_8);
            Files.write(inside.resolve("survival.png"), chart.png());
            Files.writeString(inside.resolve("survival.csv"), chart.csv(), StandardCharsets.UTF_8);
        });
    }
}
