package orrery.cli;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import orrery.explore.fuzz.Failure;
import orrery.explore.fuzz.Origin;
import orrery.explore.fuzz.Seeded;
import orrery.explore.fuzz.Totals;
import orrery.scenario.Plan;
import orrery.viz.campaign.SeedStrip;
import orrery.viz.chart.CurveChart;

/**
 * A campaign for machines: one JSON object with these fields. Times are whole nanoseconds.
 *
 * @param format the version of this shape
 * @param played how many seeds were played now; the others were known
 * @param strategies how many seeds each strategy played, and how many of them failed
 * @param distinctEdges how many pairs of changes followed each other
 * @param reached in how many seeds each probe happened, {@code sometimes} or {@code noted}; 0 for what was never reached
 * @param noted in how many seeds nodes noted what no probe asks for, with {@code #} in place of numbers
 * @param unsure in how many seeds nobody could say about a promise
 * @param ends how many seeds ended otherwise than by their time being up
 * @param newStatesPerSeed how many new abstract states the next seed is likely to show (Good and Turing)
 * @param chanceOfNewFailure how likely the next seed fails in a new way (Good and Turing)
 * @param failures one for each way to fail, the most frequent first
 * @param asExpected whether what broke is what the scenario expects, and so whether the exit code is 0
 * @param wallNanos how long it took on this machine
 */
record FuzzReport(
        int format,
        String scenario,
        String twin,
        long seeds,
        long played,
        long failing,
        long steps,
        long simulatedNanos,
        long answeredOperations,
        long distinctRuns,
        long distinctStates,
        long distinctEdges,
        double newStatesPerSeed,
        double chanceOfNewFailure,
        SortedMap<String, Totals.Share> strategies,
        SortedMap<String, Long> fired,
        Map<String, Long> reached,
        SortedMap<String, Long> noted,
        SortedMap<String, Long> unsure,
        SortedMap<String, Long> ends,
        List<Failing> failures,
        boolean asExpected,
        String folder,
        long wallNanos) {

    static final int FORMAT = 2;
    static final int MOST_DRAWN = 20_000;

    /**
     * One way to fail.
     *
     * @param again the command that plays the example
     * @param shrunk the example, shrunk; null if it was not
     */
    record Failing(
            String promise,
            String shape,
            long count,
            long seed,
            String sentence,
            String again,
            @Nullable Smaller shrunk) {}

    /**
     * What an example was shrunk to.
     *
     * @param file a scenario that plays it
     * @param sentences what deviates from a calm world, and what breaks
     * @param counts how much smaller it is
     * @param again the command that plays it
     */
    record Smaller(String file, List<String> sentences, String counts, String again) {}

    /** @param smaller examples that were shrunk, by their seeds */
    static FuzzReport of(
            Plan plan,
            Totals totals,
            Function<Origin, List<String>> words,
            Map<Long, SmallerRun> smaller,
            long played,
            long wallNanos,
            Path folder) {
        List<Failing> failures = new ArrayList<>();
        for (Failure failure : totals.failures()) {
            List<String> again = new ArrayList<>(List.of("run"));
            again.addAll(words.apply(failure.origin()));
            failures.add(new Failing(
                    failure.promise(),
                    failure.shape(),
                    failure.count(),
                    failure.first(),
                    failure.example().sentence(),
                    Shell.orrery(again),
                    smaller(smaller.get(failure.first()))));
        }
        return new FuzzReport(
                FORMAT,
                plan.name(),
                plan.twin(),
                totals.seeds(),
                played,
                totals.failing(),
                totals.steps(),
                totals.nanos(),
                totals.answered(),
                totals.distinctRuns(),
                totals.distinctOutlines(),
                totals.distinctEdges(),
                totals.newOutlinesPerSeed(),
                totals.chanceOfNewFailure(),
                strategies(totals),
                new TreeMap<>(totals.fired()),
                totals.reached(),
                totals.noted(),
                new TreeMap<>(totals.unsure()),
                new TreeMap<>(totals.ends()),
                failures,
                asExpected(plan, totals),
                folder.toString(),
                wallNanos);
    }

    private static @Nullable Smaller smaller(@Nullable SmallerRun run) {
        return run == null ? null : new Smaller(run.file().toString(), run.sentences(), run.counts(), run.again());
    }

    private static SortedMap<String, Totals.Share> strategies(Totals totals) {
        SortedMap<String, Totals.Share> strategies = new TreeMap<>();
        totals.strategies().forEach((kind, share) -> strategies.put(kind.word(), share));
        return strategies;
    }

    /** Nothing broke, or nothing but what the scenario expects, and that did. */
    private static boolean asExpected(Plan plan, Totals totals) {
        List<String> broken =
                totals.failures().stream().map(Failure::promise).distinct().toList();
        return broken.equals(plan.expect().broken().stream().toList());
    }

    /** The report, the strip of seeds, of which {@link #MOST_DRAWN} are drawn, and how what they saw grew. */
    Written write(Path folder, List<SeedStrip.Seed> seeds, CurveChart coverage) {
        return OutputFolder.at(folder).fill(inside -> {
            Files.writeString(inside.resolve("campaign.json"), Json.text(this) + "\n", StandardCharsets.UTF_8);
            Files.writeString(inside.resolve("seeds.svg"), SeedStrip.svg(scenario, seeds), StandardCharsets.UTF_8);
            Gallery.draw(coverage, Coverage.FILE, inside);
        });
    }

    static SeedStrip.Seed cell(Seeded seeded) {
        return new SeedStrip.Seed(
                seeded.seed(),
                seeded.timeNanos(),
                seeded.broken().isEmpty() ? "" : seeded.broken().getFirst().promise(),
                !seeded.unsure().isEmpty());
    }
}
