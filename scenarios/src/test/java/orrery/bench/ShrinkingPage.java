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
import orrery.explore.Strategy;
import orrery.explore.Trial;
import orrery.explore.Trial.Played;
import orrery.explore.shrink.Budget;
import orrery.explore.shrink.Shrinker;
import orrery.explore.shrink.Shrinker.Shrunk;
import orrery.explore.space.Bounds;
import orrery.explore.space.Exploration;
import orrery.explore.space.Explorer;
import orrery.run.Simulator;
import orrery.scenario.Catalog;
import orrery.scenario.Plan;
import orrery.scenario.Protocols;
import orrery.scenario.ScenarioReader;
import orrery.trace.Recording;
import orrery.verdict.Verdict;

/**
 * Shrinks a failure of each wrong twin of some protocols, and writes the page on how small
 * they become.
 */
public final class ShrinkingPage {

    private static final int MOST_SEEDS = 1_000;
    private static final long LONG = 400;
    private static final long MOST_DEVIATIONS = 8;
    private static final long FEW = 20;
    private static final long MOST_STATES = 200_000;

    /**
     * How many steps a failing run has at least, whatever its times.
     *
     * @param steps 0 if nobody looked
     * @param exact whether there is one with so many
     */
    private record Least(long steps, boolean exact) {

        static Least of(Trial trial, Shrunk shrunk) {
            if (!shrunk.world().clients().isEmpty()
                    || shrunk.after().trace().summary().steps() > FEW) {
                return new Least(0, false);
            }
            Bounds bounds = new Bounds(
                    new Bounds.Mail(Bounds.Network.SET, true, false, false),
                    new Bounds.Crashes(1, true),
                    new Bounds.Asking(0, false),
                    new Bounds.Walk(false, (int) FEW, MOST_STATES, 1L << 29));
            Exploration found = new Explorer(
                            trial.protocol(),
                            shrunk.world(),
                            bounds,
                            trial.consistency(),
                            trial.protocol()::withinBoundary,
                            false,
                            false)
                    .explore();
            return found.counterExample()
                    .map(run -> new Least(run.summary().steps(), true))
                    // every state of the last level but one was looked at, and a run begins with the start of each
                    // server
                    .orElseGet(() -> new Least(
                            found.depth() - 1L + shrunk.world().servers().size(), false));
        }

        boolean proves(long after) {
            return exact ? steps == after : steps >= after;
        }

        @Override
        public String toString() {
            return steps == 0 ? "" : exact ? Long.toString(steps) : "at least " + steps;
        }
    }

    /** What came of one twin. */
    private record Row(
            String twin, String scenario, long seed, Shrunk shrunk, Least least, double seconds, boolean rightHolds) {

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
                    "| %s | %s | %s | %d | %,d | %,d | %s | %.1f %% | %d | %d | %d | %,d | %.1f | %s |",
                    twin,
                    String.join("; ", shrunk.promises()),
                    scenario,
                    seed,
                    before(),
                    after(),
                    least,
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

                Written by `mvn -Dfast -Pshrinking -DskipTests -pl scenarios -am test`, which takes some minutes. For each wrong twin, a
                failing run and what `orrery shrink` makes of it: the first seed from 1 to %,d that breaks a promise in the protocol's
                `campaign` scenarios, played in turn and by the mixed strategy, as `orrery power` plays them; where the library has none, or none
                of these seeds does, the run of the scenario that shows the twin. What counts as the same failure, and what is tried, is told
                in [Shrinking](../explanation/shrinking.md).

                The last column says whether the protocol without the mistake keeps the promise in the world that is left: where it does,
                the failure is the mistake's, and not the world's. The seconds are those of one thread of a busy machine; all else is the
                same everywhere. *Least* is a bound by brute force: a search of every order of things (`orrery explore`) on the servers that
                are left, with loss, copies and one crash at any moment, breadth first. A number is the steps of a shortest run that breaks
                anything; *at least* so many where the search ended after %,d states and had found none. Where it equals what is left,
                nothing smaller exists in any order of things. Where it is smaller, times and latencies rule the shorter run out, or nobody has
                found it; where it is larger, because a search starts all servers first, and tells a crash within a handler as a step of
                its own. Only asked where no clients are left, and at most %d steps. A run that fails after thirty steps cannot lose 95 %% of them: the medians are told for all, and for those
                with at least %,d steps.
                """.formatted(MOST_SEEDS, MOST_STATES, FEW, LONG));
        List<Row> all = new ArrayList<>();
        for (int at = 1; at < args.length; at++) {
            String[] words = args[at].split(":");
            Protocol<?, ?> protocol = Protocols.installed().named(words[0]);
            List<Row> rows = new ArrayList<>();
            List<String> never = new ArrayList<>();
            for (Twin twin : protocol.twins()) {
                if (words.length == 1 || words[1].equals(twin.name())) {
                    measured(words[0], protocol, twin).ifPresentOrElse(rows::add, () -> never.add(twin.name()));
                }
            }
            page.append("\n## ").append(words[0]).append("\n\n");
            page.append(
                    "| twin | breaks | in | seed | steps before | after | least | fewer | deviations | servers | clients | runs | seconds"
                            + " | the right protocol holds |\n");
            page.append("| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |\n");
            rows.forEach(row -> page.append(row.line()).append('\n'));
            if (!never.isEmpty()) {
                page.append("\nNothing that fails: ")
                        .append(String.join(", ", never))
                        .append(".\n");
            }
            all.addAll(rows);
        }
        List<Row> longer = all.stream().filter(row -> row.before() >= LONG).toList();
        page.append("\n## All of them\n\n").append(summary(all)).append('\n');
        page.append("\nOf those with at least ")
                .append(LONG)
                .append(" steps: ")
                .append(summary(longer))
                .append('\n');
        Files.writeString(Path.of(args[0]), page);
        System.out.println(summary(all));
    }

    private static String summary(List<Row> rows) {
        long asked = rows.stream().filter(row -> row.least().steps() > 0).count();
        long proved = rows.stream()
                .filter(row -> row.least().steps() > 0 && row.least().proves(row.after()))
                .count();
        return String.format(
                Locale.ROOT,
                "Median of %d: %.1f %% fewer steps, %.0f left, %.0f deviations, %.1f s. At least 95 %% fewer: %d of %d;"
                        + " more than %d deviations: %d; longest %.1f s. Nothing smaller exists, by search: %d of %d that were asked (%.0f %%).",
                rows.size(),
                100 * median(rows.stream().mapToDouble(Row::fewer)),
                median(rows.stream().mapToDouble(Row::after)),
                median(rows.stream().mapToDouble(row -> row.shrunk().deviations())),
                median(rows.stream().mapToDouble(Row::seconds)),
                rows.stream().filter(row -> row.fewer() >= .95).count(),
                rows.size(),
                MOST_DEVIATIONS,
                rows.stream()
                        .filter(row -> row.shrunk().deviations() > MOST_DEVIATIONS)
                        .count(),
                rows.stream().mapToDouble(Row::seconds).max().orElse(0),
                proved,
                asked,
                100. * proved / Math.max(1, asked));
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
                long started = System.nanoTime();
                Shrunk shrunk = new Shrinker(trial, Budget.USUAL, runs -> {})
                        .shrink(plan.seed())
                        .orElseThrow();
                double seconds = (System.nanoTime() - started) / 1e9;
                Row row = new Row(
                        twin.name(),
                        plan.name(),
                        plan.seed(),
                        shrunk,
                        Least.of(trial, shrunk),
                        seconds,
                        holds(trial, right, shrunk));
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
