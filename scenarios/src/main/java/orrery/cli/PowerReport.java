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
import orrery.api.Twin;
import orrery.explore.fuzz.Count;
import orrery.explore.fuzz.Power;
import orrery.viz.chart.SurvivalChart;

/**
 * How soon each wrong twin of a protocol is found, for machines: one JSON object with these fields. Numbers of seeds that are
 * larger than the cap, and intervals that are open above, are -1. Intervals hold 95 %.
 *
 * @param format the version of this shape
 * @param command the line that writes it again
 * @param scenario what was played; several names are played in turn, one seed each
 * @param climate what each seed drew its weather from; empty if it is the scenario's own
 * @param controls the protocol itself, whose name is empty, and its decoys, by each strategy: nothing may be found in them
 * @param twins by each strategy, one after the other
 * @param counts of each of these, in their order, in how many of some seeds it was found; none where that was not counted
 */
record PowerReport(
        int format,
        String command,
        String protocol,
        String scenario,
        String climate,
        int campaigns,
        long cap,
        List<Sought> controls,
        List<Sought> twins,
        List<Counted> counts) {

    static final int FORMAT = 3;
    static final String JSON = "power.json";
    private static final String TABLE = "power.md";
    static final String ITSELF = "the protocol itself";

    /**
     * One twin, looked for by one strategy.
     *
     * @param sooner how likely a campaign finds it sooner than one by the plain strategy, 0.5 if it makes no difference
     *     (Vargha and Delaney, 2000); -1 if there was none to compare with
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
            String strategy,
            String breaks,
            int found,
            int named,
            Power.Estimate rate,
            Power.Estimate median,
            Power.Estimate most,
            double sooner,
            SortedMap<String, Integer> promises,
            List<Power.Search> searches) {

        static Sought of(String twin, String strategy, String breaks, Power power, double sooner) {
            return new Sought(
                    twin,
                    strategy,
                    breaks,
                    power.found(),
                    power.promises().getOrDefault(breaks, 0),
                    power.rate(),
                    power.quantile(0.5),
                    power.quantile(0.9),
                    sooner,
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

        /** How many seeds a campaign could play: of controls, perhaps fewer than of twins. */
        private long cap(long most) {
            return searches.stream()
                    .filter(search -> !search.found())
                    .mapToLong(Power.Search::seeds)
                    .findFirst()
                    .orElse(most);
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

    /**
     * How many of some seeds break a promise of a twin's.
     *
     * @param seeds how many were played
     * @param found in how many of them any promise was broken
     * @param named in how many that was which it says it breaks
     */
    record Counted(String twin, String strategy, long seeds, long found, long named) {

        static Counted of(Twin twin, String strategy, Count count) {
            return new Counted(
                    twin.name(),
                    strategy,
                    count.seeds(),
                    count.found(),
                    count.promises().getOrDefault(twin.breaks(), 0L));
        }

        /** As in {@code 640}; {@code 640 (12 by that promise)} where others broke, too. */
        String text() {
            return found == named
                    ? String.format(Locale.ROOT, "%,d", found)
                    : String.format(Locale.ROOT, "%,d (%,d by that promise)", found, named);
        }
    }

    /** The strategies that were compared, in their order. */
    List<String> strategies() {
        return twins.stream().map(Sought::strategy).distinct().toList();
    }

    /** A table for people: one line for each twin and strategy, and for the protocol itself and its decoys. */
    String table() {
        boolean several = strategies().size() > 1;
        boolean counted = !counts.isEmpty();
        StringBuilder table = new StringBuilder("| twin | ");
        table.append(several ? "strategy | " : "");
        table.append("found in | of all campaigns | median seeds | 90th percentile | ");
        table.append(several ? "sooner than plain | " : "");
        table.append("what broke, in how many |");
        table.append(
                counted
                        ? String.format(
                                Locale.ROOT,
                                " of %,d seeds |",
                                counts.getFirst().seeds())
                        : "");
        table.append("\n|")
                .append(" --- |".repeat(6 + (several ? 2 : 0) + (counted ? 1 : 0)))
                .append('\n');
        List<Sought> all = new ArrayList<>(twins);
        all.addAll(controls);
        for (Sought sought : all) {
            table.append("| ").append(name(sought)).append(" | ");
            table.append(several ? sought.strategy() + " | " : "");
            table.append(sought.found()).append(" of ").append(campaigns).append(" | ");
            table.append(sought.percent()).append(" | ");
            table.append(Sought.seeds(sought.median(), sought.cap(cap))).append(" | ");
            table.append(Sought.seeds(sought.most(), sought.cap(cap))).append(" | ");
            table.append(several ? sooner(sought) + " | " : "");
            table.append(sought.what()).append(" |");
            table.append(counted ? " " + counted(sought) + " |" : "").append('\n');
        }
        return table.toString();
    }

    /** Of controls, nothing is counted. */
    private String counted(Sought sought) {
        int at = twins.indexOf(sought);
        return at < 0 ? "" : counts.get(at).text();
    }

    private String name(Sought sought) {
        return !controls.contains(sought)
                ? sought.twin()
                : sought.twin().isEmpty() ? "none: " + ITSELF : control(sought.twin());
    }

    /** @param decoy its name; empty for the protocol itself */
    static String control(String decoy) {
        return decoy.isEmpty() ? ITSELF : "decoy: " + decoy;
    }

    /** @param left the names of what was not */
    static String notMeasured(List<String> left) {
        return "not measured: " + String.join(", ", left);
    }

    private static String sooner(Sought sought) {
        return sought.sooner() < 0 ? "" : String.format(Locale.ROOT, "%.2f", sought.sooner());
    }

    /** One line for each strategy: how many twins it found, in how many of all campaigns, and how soon. */
    String summary() {
        StringBuilder table = new StringBuilder(
                "| strategy | twins found | in half of the campaigns | campaigns that found | sooner than plain, on average |\n"
                        + "| --- | --- | --- | --- | --- |\n");
        for (String strategy : strategies()) {
            List<Sought> mine = twins.stream()
                    .filter(sought -> sought.strategy().equals(strategy))
                    .toList();
            table.append("| ").append(strategy).append(" | ");
            table.append(mine.stream().filter(sought -> sought.found() > 0).count());
            table.append(" of ").append(mine.size()).append(" | ");
            table.append(mine.stream()
                    .filter(sought -> 2 * sought.found() >= campaigns)
                    .count());
            table.append(" | ")
                    .append(mine.stream().mapToInt(Sought::found).sum())
                    .append(" of ")
                    .append(mine.size() * campaigns)
                    .append(" | ");
            double sooner = mine.stream().mapToDouble(Sought::sooner).average().orElse(-1);
            table.append(sooner < 0 ? "" : String.format(Locale.ROOT, "%.2f", sooner))
                    .append(" |\n");
        }
        return table.toString();
    }

    /** One line for each twin; where strategies are compared, one for each of them, over all twins. */
    private SurvivalChart chart() {
        List<String> strategies = strategies();
        boolean several = strategies.size() > 1;
        return new SurvivalChart(
                several
                        ? "How soon each strategy finds the wrong twins of " + protocol
                        : "How soon the wrong twins of " + protocol + " are found",
                campaigns + " campaigns of at most " + cap + " seeds" + (several ? " for each twin" : " each") + ", in "
                        + scenario + (climate.isEmpty() ? "" : ", climate " + climate),
                cap,
                (several ? strategies : twins.stream().map(Sought::twin).toList())
                        .stream()
                                .map(name -> line(
                                        name,
                                        twins.stream()
                                                .filter(sought ->
                                                        name.equals(several ? sought.strategy() : sought.twin()))
                                                .toList()))
                                .toList());
    }

    private SurvivalChart.Line line(String name, List<Sought> found) {
        return new SurvivalChart.Line(
                name,
                found.stream()
                        .flatMap(sought -> sought.searches().stream())
                        .filter(Power.Search::found)
                        .map(Power.Search::seeds)
                        .toList(),
                campaigns * found.size());
    }

    /** @param left what the command names and was not measured, since somebody stopped it */
    Written write(Path folder, List<String> left) {
        return OutputFolder.at(folder).fill(inside -> {
            SurvivalChart chart = chart();
            Files.writeString(inside.resolve(JSON), Json.text(this) + "\n", StandardCharsets.UTF_8);
            Files.writeString(
                    inside.resolve(TABLE),
                    "Written by `" + command + "`; intervals hold 95 %.\n\n"
                            + (strategies().size() > 1 ? summary() + "\n" : "") + table()
                            + (left.isEmpty() ? "" : "\nStopped; " + notMeasured(left) + ".\n"),
                    StandardCharsets.UTF_8);
            Files.writeString(inside.resolve("survival.svg"), chart.svg(), StandardCharsets.UTF_8);
            Files.write(inside.resolve("survival.png"), chart.png());
            Files.writeString(inside.resolve("survival.csv"), chart.csv(), StandardCharsets.UTF_8);
        });
    }
}
