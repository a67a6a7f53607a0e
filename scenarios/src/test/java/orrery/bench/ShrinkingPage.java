package orrery.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Predicate;
import java.util.stream.DoubleStream;
import orrery.api.Protocol;
import orrery.api.Twin;
import orrery.explore.Strategy;
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
import orrery.scenario.Shrinkage;
import orrery.trace.Recording;
import orrery.verdict.Verdict;

/**
 * Shrinks a failure of each wrong twin of some protocols, and writes the page on how small
 * they become.
 */
public final class ShrinkingPage {

    private static final int MOST_SEEDS = 1_000;
    private static final List<Long> LONG = List.of(100L, 400L);
    private static final long MOST_DEVIATIONS = 8;
    private static final double MOST_SECONDS = 60;

    /** So many times fewer is 95 %. Of fewer steps, what is left of them would have to be less than one. */
    private static final long FEWER = 20;

    private static final String INTRODUCTION =
            """
            # How small failures become

            Written by `mvn -Dfast -Pshrinking -DskipTests -pl scenarios -am test`, which takes half an hour. For each wrong
            twin, a failing run and what `orrery shrink` makes of it: the first seed from 1 to %,d that breaks a promise in the protocol's
            `campaign` scenarios, played in turn and by the mixed strategy, as `orrery power` plays them; where the library has none, or none
            of these seeds does, the run of the scenario that shows the twin. What counts as the same failure, and what is tried, is told
            in [Shrinking](../explanation/shrinking.md).

            *Tuned* says which of the protocol's options are others in what is left. *Seconds* are those that one thread was at work on a
            busy machine; all else is the same everywhere. The last column says whether the protocol without the mistake keeps the
            promise in the world that is left, under the same seed: where it does, the failure is the mistake's, and not the world's.

            *Least* is a bound by brute force: a search of every order of things (`orrery explore`) on the servers and clients that are left,
            with loss, copies, one crash at any moment and up to %d questions a client, breadth first. A number is the steps of a shortest run that
            breaks anything; *at least* so many where the search ended after %,d states and had found none. Where it equals what is left, nothing
            smaller exists in any order of things. Where it is smaller, times and latencies rule the shorter run out, or nobody has found it;
            where it is larger, because a search tells a crash within a handler as a step of its own. Only asked where the search can do
            what the run did: no faults but one crash and what delays and loses messages, at most %d steps, and nothing that is awaited for a
            time, nor where the search ended without what the run shows, because it knows no clocks.

            A failure of thirty steps cannot lose 95 %% of them where four are the least: so the medians of steps, deviations and seconds are
            told for all, for those with many steps to begin with, and for each family, and two columns count the failures that cannot lose
            as much. *Too short*: of fewer than %d steps, 5 %% are less than one, and every run has one. *Bounded*: the others for which such
            searches show that no run of so few steps breaks anything, with the options that are left, on any of the servers that there were
            to begin with, and with as many clients or fewer. *Times the least* is the median, and DEMi (Scott and others, NSDI 2016) the
            measure: on Raft and Spark it was left with 1 to 4.6 times the fewest.
            """.formatted(MOST_SEEDS, Least.MOST_QUESTIONS, Least.MOST_STATES, Least.MOST_STEPS, FEWER);

    /** What came of one twin. */
    private record Row(
            String twin, Plan plan, Shrunk shrunk, Least least, boolean bounded, double seconds, boolean rightHolds) {

        long before() {
            return shrunk.before().trace().summary().steps();
        }

        long after() {
            return shrunk.after().trace().summary().steps();
        }

        double fewer() {
            return 1 - (double) after() / before();
        }

        boolean isSmall() {
            return FEWER * after() <= before();
        }

        boolean isTooShort() {
            return before() < FEWER;
        }

        /** How many times as many steps as the fewest; only where these are known. */
        double timesTheLeast() {
            return (double) after() / least.steps();
        }

        String line() {
            return String.format(
                    Locale.ROOT,
                    "| %s | %s | %s | %d | %,d | %,d | %s | %.1f %% | %d | %s | %d | %d | %,d | %.1f | %s |",
                    twin,
                    String.join("; ", shrunk.promises()),
                    plan.name(),
                    plan.seed(),
                    before(),
                    after(),
                    least,
                    100 * fewer(),
                    shrunk.deviations(),
                    String.join(", ", Shrinkage.of(plan, shrunk).tuned()),
                    shrunk.world().servers().size(),
                    shrunk.world().clients().size(),
                    shrunk.runs(),
                    seconds,
                    rightHolds ? "yes" : "**no**");
        }
    }

    private ShrinkingPage() {}

    /** Twins are measured side by side; what comes of one does not depend on the others. */
    private record Measured(String twin, Future<Optional<Row>> row) {}

    /**
     * @param args the file to write, then families of protocols as {@code Raft=raft}, with commas between protocols, or {@code
     *     protocol:twin} in the place of one for a look at a single twin
     */
    public static void main(String[] args) throws IOException, InterruptedException, ExecutionException {
        Map<String, List<Row>> families = new LinkedHashMap<>();
        StringBuilder tables = new StringBuilder();
        try (ExecutorService workers =
                Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors())) {
            Map<String, Map<String, List<Measured>>> begun = new LinkedHashMap<>();
            for (String family : List.of(args).subList(1, args.length)) {
                String[] named = family.split("=");
                Map<String, List<Measured>> protocols = begun.computeIfAbsent(named[0], name -> new LinkedHashMap<>());
                for (String protocol : named[1].split(",")) {
                    protocols.put(protocol, begin(protocol.split(":"), workers));
                }
            }
            for (Map.Entry<String, Map<String, List<Measured>>> family : begun.entrySet()) {
                List<Row> rows = new ArrayList<>();
                families.put(family.getKey(), rows);
                for (Map.Entry<String, List<Measured>> protocol :
                        family.getValue().entrySet()) {
                    tables.append(table(protocol.getKey(), protocol.getValue(), rows));
                    // what was measured so far is not lost
                    Files.writeString(Path.of(args[0]), INTRODUCTION + "\n" + summaries(families) + tables);
                }
            }
        }
        System.out.println(summaries(families));
    }

    private static List<Measured> begin(String[] words, ExecutorService workers) {
        Protocol<?, ?> protocol = Protocols.installed().named(words[0]);
        return protocol.twins().stream()
                .filter(twin -> words.length == 1 || words[1].equals(twin.name()))
                .map(twin -> new Measured(twin.name(), workers.submit(() -> measured(words[0], protocol, twin))))
                .toList();
    }

    /** One protocol's, whose rows are added to those of its family. */
    private static String table(String protocol, List<Measured> twins, List<Row> family)
            throws InterruptedException, ExecutionException {
        List<Row> rows = new ArrayList<>();
        List<String> never = new ArrayList<>();
        for (Measured twin : twins) {
            twin.row().get().ifPresentOrElse(rows::add, () -> never.add(twin.twin()));
        }
        family.addAll(rows);
        StringBuilder table = new StringBuilder("\n## " + protocol.split(":")[0] + "\n\n");
        table.append(
                "| twin | breaks | in | seed | steps before | after | least | fewer | deviations | tuned | servers | clients"
                        + " | runs | seconds | the right protocol holds |\n");
        table.append("| --- ".repeat(15)).append("|\n");
        rows.forEach(row -> table.append(row.line()).append('\n'));
        if (!never.isEmpty()) {
            table.append("\nNothing that fails: ")
                    .append(String.join(", ", never))
                    .append(".\n");
        }
        return table.toString();
    }

    private static String summaries(Map<String, List<Row>> families) {
        List<Row> all = families.values().stream().flatMap(List::stream).toList();
        List<Row> able =
                all.stream().filter(row -> !row.isTooShort() && !row.bounded()).toList();
        StringBuilder page = new StringBuilder("""
                Of %d failures, %d are too short to lose 95 %% of their steps in any world, and %d more are bounded by the search. Of the other %d,
                %d have lost 95 %% or more; of the rest nobody knows how small they can be.

                | | failures | steps before | after | fewer | 95 %% fewer | too short | bounded | deviations | more than %d | seconds | most | over %.0f | nothing smaller exists | times the least |
                | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |
                """.formatted(
                        all.size(),
                        count(all, Row::isTooShort),
                        count(all, Row::bounded),
                        able.size(),
                        count(able, Row::isSmall),
                        MOST_DEVIATIONS,
                        MOST_SECONDS));
        page.append(summary("all", all));
        for (long least : LONG) {
            page.append(summary(
                    "of at least " + least + " steps",
                    all.stream().filter(row -> row.before() >= least).toList()));
        }
        families.forEach((name, rows) -> {
            page.append(summary(name, rows));
            page.append(summary(
                    name + ", of at least " + LONG.getFirst() + " steps",
                    rows.stream().filter(row -> row.before() >= LONG.getFirst()).toList()));
        });
        return page.toString();
    }

    private static String summary(String name, List<Row> rows) {
        List<Row> asked = rows.stream().filter(row -> row.least().steps() > 0).toList();
        return String.format(
                Locale.ROOT,
                "| %s | %d | %,.0f | %,.0f | %.1f %% | %d | %d | %d | %.0f | %d | %.1f | %.1f | %d | %d of %d asked | %.1f |%n",
                name,
                rows.size(),
                median(rows.stream().mapToDouble(Row::before)),
                median(rows.stream().mapToDouble(Row::after)),
                100 * median(rows.stream().mapToDouble(Row::fewer)),
                count(rows, Row::isSmall),
                count(rows, Row::isTooShort),
                count(rows, Row::bounded),
                median(rows.stream().mapToDouble(row -> row.shrunk().deviations())),
                count(rows, row -> row.shrunk().deviations() > MOST_DEVIATIONS),
                median(rows.stream().mapToDouble(Row::seconds)),
                rows.stream().mapToDouble(Row::seconds).max().orElse(0),
                count(rows, row -> row.seconds() > MOST_SECONDS),
                count(asked, row -> row.least().proves(row.after())),
                asked.size(),
                median(asked.stream().filter(row -> row.least().exact()).mapToDouble(Row::timesTheLeast)));
    }

    private static long count(List<Row> rows, Predicate<Row> which) {
        return rows.stream().filter(which).count();
    }

    private static double median(DoubleStream values) {
        double[] sorted = values.sorted().toArray();
        return sorted.length == 0 ? Double.NaN : sorted[sorted.length / 2];
    }

    private static Optional<Row> measured(String protocol, Protocol<?, ?> right, Twin twin) {
        Simulator simulator = new Simulator();
        for (Plan plan : plans(protocol, twin.name())) {
            Trial trial = plan.trial(false);
            if (!trial.play(simulator, plan.seed(), Recording.digestOnly()).held()) {
                long started = cpuNanos();
                Shrunk shrunk = new Shrinker(trial, Budget.USUAL, runs -> {})
                        .shrink(plan.seed())
                        .orElseThrow();
                double seconds = (cpuNanos() - started) / 1e9;
                Least least = Least.of(trial, shrunk);
                boolean bounded = isBounded(trial, shrunk, least);
                Row row = new Row(twin.name(), plan, shrunk, least, bounded, seconds, holds(trial, right, shrunk));
                System.out.println(row.line() + "\n    before: " + told(shrunk.before()) + "\n    after:  "
                        + Shrinkage.of(plan, shrunk).sentences());
                return Optional.of(row);
            }
        }
        return Optional.empty();
    }

    /** Whether a search that sees what fails shows that nothing fails in 5 % of the steps. */
    private static boolean isBounded(Trial trial, Shrunk shrunk, Least least) {
        long most = shrunk.before().trace().summary().steps() / FEWER;
        return most > 0
                && least.exact()
                && shrunk.after().trace().summary().steps() > most
                && Least.excludes(trial, shrunk, most);
    }

    private static long cpuNanos() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private static String told(Played played) {
        return played.verdicts().stream()
                .filter(Verdict::broken)
                .map(Verdict::sentence)
                .toList()
                .toString();
    }

    private static boolean holds(Trial trial, Protocol<?, ?> right, Shrunk shrunk) {
        Trial other = trial.of(right).in(shrunk.world());
        return other.play(shrunk.seed(), Recording.digestOnly()).verdicts().stream()
                .noneMatch(verdict -> verdict.broken() && shrunk.promises().contains(verdict.promise()));
    }

    /** What is played until something breaks: the campaigns in turn, then the scenarios that show the twin. */
    private static List<Plan> plans(String protocol, String twin) {
        List<String> names = Catalog.bundled().list().stream()
                .filter(entry -> entry.protocol().equals(protocol))
                .map(Catalog.Entry::name)
                .toList();
        List<Plan> campaigns = names.stream()
                .filter(name -> name.equals(protocol + "/campaign") || name.startsWith(protocol + "/campaign-"))
                .map(name -> read(name, List.of("twin=" + twin)).by(Strategy.MIXED))
                .toList();
        List<Plan> plans = new ArrayList<>();
        for (int seed = 1; seed <= MOST_SEEDS && !campaigns.isEmpty(); seed++) {
            plans.add(campaigns.get((seed - 1) % campaigns.size()).withSeed(seed));
        }
        names.stream()
                .map(name -> read(name, List.of()))
                .filter(plan -> plan.twin().equals(twin))
                .forEach(plans::add);
        return plans;
    }

    private static Plan read(String scenario, List<String> settings) {
        return new ScenarioReader(Protocols.installed()).read(Catalog.bundled().find(scenario), settings);
    }
}
