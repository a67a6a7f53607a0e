package orrery.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.DoubleStream;
import orrery.api.Protocol;
import orrery.api.Twin;
import orrery.explore.Trial;
import orrery.explore.Trial.Played;
import orrery.explore.shrink.Budget;
import orrery.explore.shrink.Shrinker;
import orrery.explore.shrink.Shrinker.Shrunk;
import orrery.run.Simulator;
import orrery.scenario.Catalog;
import orrery.scenario.Plan;
import orrery.scenario.Protocols;
import orrery.scenario.ScenarioReader;
import orrery.trace.Recording;
import orrery.verdict.Verdict;

/**
 * Shrinks, for each wrong twin of some protocols, the first failure that a campaign finds, and writes the page on how small
 * they become. Each twin is played from seed 1 on, in the scenario in which {@code orrery power} looks for it.
 */
public final class ShrinkingPage {

    private static final int MOST_SEEDS = 1_000;
    private static final long MOST_DEVIATIONS = 8;

    /** What came of one twin. */
    private record Row(String twin, long seed, Shrunk shrunk, double seconds, boolean rightHolds) {

        long before() {
            return shrunk.before().trace().summary().steps();
        }

        long after() {
            return shrunk.after().trace().summary().steps();
        }

        double fewer() {
            return 1 - (double) after() / before();
        }

        String line() {
            return String.format(
                    Locale.ROOT,
                    "| %s | %s | %d | %,d | %,d | %.1f %% | %d | %d | %d | %,d | %.1f | %s |",
                    twin,
                    String.join("; ", shrunk.promises()),
                    seed,
                    before(),
                    after(),
                    100 * fewer(),
                    shrunk.deviations(),
                    shrunk.world().servers().size(),
                    shrunk.world().clients().size(),
                    shrunk.runs(),
                    seconds,
                    rightHolds ? "yes" : "**no**");
        }
    }

    private ShrinkingPage() {}

    /** @param args the file to write, then the protocols, or {@code protocol:twin} for a look at one */
    public static void main(String[] args) throws IOException {
        StringBuilder page = new StringBuilder("""
                # How small failures become

                Written by `mvn -Dfast -Pshrinking -DskipTests -pl scenarios -am test`. For each wrong twin, the first seed from 1 to %d that
                breaks a promise in the scenario that `orrery power` plays, shrunk as `orrery shrink` does. The last column says whether
                the protocol without the mistake keeps the promise in the world that is left: where it does, the failure is the
                mistake's, and not the world's. The seconds are those of one thread of a busy machine; all else is the same everywhere.
                """.formatted(MOST_SEEDS));
        List<Row> all = new ArrayList<>();
        for (int at = 1; at < args.length; at++) {
            String[] words = args[at].split(":");
            Protocol<?, ?> protocol = Protocols.installed().named(words[0]);
            Optional<String> scenario = scenario(words[0]);
            if (scenario.isEmpty() || protocol.twins().isEmpty()) {
                continue;
            }
            List<Row> rows = new ArrayList<>();
            List<String> never = new ArrayList<>();
            for (Twin twin : protocol.twins()) {
                if (words.length == 1 || words[1].equals(twin.name())) {
                    measured(scenario.get(), protocol, twin).ifPresentOrElse(rows::add, () -> never.add(twin.name()));
                }
            }
            page.append("\n## ")
                    .append(words[0])
                    .append("\n\n")
                    .append("Played: `")
                    .append(scenario.get())
                    .append("`.\n\n");
            page.append(
                    "| twin | breaks | seed | steps before | after | fewer | deviations | servers | clients | runs | seconds"
                            + " | the right protocol holds |\n");
            page.append("| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |\n");
            rows.forEach(row -> page.append(row.line()).append('\n'));
            page.append('\n').append(summary(rows)).append('\n');
            if (!never.isEmpty()) {
                page.append("\nNot found there: ")
                        .append(String.join(", ", never))
                        .append(".\n");
            }
            all.addAll(rows);
        }
        page.append("\n## All of them\n\n").append(summary(all)).append('\n');
        Files.writeString(Path.of(args[0]), page);
        System.out.println(summary(all));
    }

    private static String summary(List<Row> rows) {
        return String.format(
                Locale.ROOT,
                "Median of %d: %.1f %% fewer steps, %.0f deviations, %.1f s. At least 95 %% fewer: %d of %d; more than %d"
                        + " deviations: %d; longest %.1f s.",
                rows.size(),
                100 * median(rows.stream().mapToDouble(Row::fewer)),
                median(rows.stream().mapToDouble(row -> row.shrunk().deviations())),
                median(rows.stream().mapToDouble(Row::seconds)),
                rows.stream().filter(row -> row.fewer() >= .95).count(),
                rows.size(),
                MOST_DEVIATIONS,
                rows.stream()
                        .filter(row -> row.shrunk().deviations() > MOST_DEVIATIONS)
                        .count(),
                rows.stream().mapToDouble(Row::seconds).max().orElse(0));
    }

    private static double median(DoubleStream values) {
        double[] sorted = values.sorted().toArray();
        return sorted.length == 0 ? Double.NaN : sorted[sorted.length / 2];
    }

    private static Optional<Row> measured(String scenario, Protocol<?, ?> right, Twin twin) {
        Trial trial = plan(scenario, twin.name()).trial(false);
        Simulator simulator = new Simulator();
        for (long seed = 1; seed <= MOST_SEEDS; seed++) {
            if (!trial.play(simulator, seed, Recording.digestOnly()).held()) {
                long started = System.nanoTime();
                Shrunk shrunk = new Shrinker(trial, Budget.USUAL, runs -> {})
                        .shrink(seed)
                        .orElseThrow();
                double seconds = (System.nanoTime() - started) / 1e9;
                Row row = new Row(twin.name(), seed, shrunk, seconds, holds(trial, right, shrunk));
                System.out.println(row.line());
                System.out.println("    before: " + told(shrunk.before()) + "\n    after:  " + told(shrunk.after()));
                return Optional.of(row);
            }
        }
        return Optional.empty();
    }

    private static String told(Played played) {
        return played.verdicts().stream()
                .filter(Verdict::broken)
                .map(Verdict::sentence)
                .toList()
                .toString();
    }

    private static boolean holds(Trial trial, Protocol<?, ?> right, Shrunk shrunk) {
        Trial other = new Trial(right, "", shrunk.world(), Optional.empty(), "", trial.consistency(), false);
        return other.play(shrunk.seed(), Recording.digestOnly()).verdicts().stream()
                .noneMatch(verdict -> verdict.broken() && shrunk.promises().contains(verdict.promise()));
    }

    /** As {@code orrery power} chooses. */
    private static Optional<String> scenario(String protocol) {
        List<String> names = Catalog.bundled().list().stream()
                .filter(entry ->
                        entry.protocol().equals(protocol) && entry.name().startsWith(protocol + "/"))
                .map(Catalog.Entry::name)
                .toList();
        String campaign = protocol + "/campaign";
        return names.contains(campaign)
                ? Optional.of(campaign)
                : names.stream()
                        .filter(name -> read(name, List.of()).twin().isEmpty())
                        .findFirst();
    }

    private static Plan plan(String scenario, String twin) {
        Plan plan = read(scenario, List.of("twin=" + twin));
        return plan.climate().isPresent() ? plan : read(scenario, List.of("twin=" + twin, "climate=stormy"));
    }

    private static Plan read(String scenario, List<String> settings) {
        return new ScenarioReader(Protocols.installed()).read(Catalog.bundled().find(scenario), settings);
    }
}
