package orrery.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import orrery.explore.sweep.Measured;
import orrery.explore.sweep.Sample;
import orrery.scenario.Experiment;

/**
 * What came of an experiment, for machines: one JSON object with these fields. Intervals hold 95 %; what cannot be said is null.
 *
 * @param format the version of this shape
 * @param scenario what was varied
 * @param parameters what of it
 * @param seeds the first and the last
 * @param runs how many are known
 * @param known how many of them an earlier experiment had played
 * @param broken in how many runs of each variant a promise broke that its scenario does not expect to break
 * @param results each measure of each variant
 */
record ExperimentReport(
        int format,
        String experiment,
        String title,
        String scenario,
        List<Experiment.Parameter> parameters,
        String seeds,
        long runs,
        long known,
        SortedMap<String, Integer> broken,
        List<Result> results,
        String folder) {

    private static final int FORMAT = 1;

    /**
     * One measure of one variant.
     *
     * @param seconds of a measure over time, at which; null of others
     * @param unit behind the numbers; empty for counts, shares and rates
     * @param values of the parameters
     * @param variant what it is called
     * @param count how many runs had a value
     * @param missing how many had none
     * @param mean and the ends of its interval; of truths, the share of those that are 1
     * @param more by how much the mean is more than the first variant's, seed by seed, and the ends of the interval
     * @param pairs how many seeds have a value in both
     */
    record Result(
            String measure,
            @Nullable Double seconds,
            String unit,
            List<String> values,
            String variant,
            int count,
            int missing,
            @Nullable Double mean,
            @Nullable Double low,
            @Nullable Double high,
            @Nullable Double deviation,
            @Nullable Double least,
            @Nullable Double median,
            @Nullable Double p90,
            @Nullable Double p99,
            @Nullable Double most,
            @Nullable Double more,
            @Nullable Double moreLow,
            @Nullable Double moreHigh,
            int pairs) {

        static Result of(Results results, Results.Column column, int at, Sample first) {
            Experiment.Variant variant = results.experiment().variants().get(at);
            Sample sample = results.sample(at, column);
            Sample.Estimate mean = sample.mean();
            Sample.Estimate more = sample.more(first);
            return new Result(
                    column.name(),
                    column.overTime() ? column.seconds() : null,
                    column.measure().kind().unit(),
                    variant.values(),
                    results.experiment().called(variant),
                    sample.count(),
                    sample.missing(),
                    known(mean.value()),
                    known(mean.low()),
                    known(mean.high()),
                    known(sample.deviation()),
                    known(sample.quantile(0)),
                    known(sample.quantile(0.5)),
                    known(sample.quantile(0.9)),
                    known(sample.quantile(0.99)),
                    known(sample.quantile(1)),
                    at == 0 ? null : known(more.value()),
                    at == 0 ? null : known(more.low()),
                    at == 0 ? null : known(more.high()),
                    at == 0 ? 0 : sample.pairs(first));
        }

        private static @Nullable Double known(double number) {
            return Double.isFinite(number) ? number : null;
        }
    }

    static ExperimentReport of(Results results, int known, Path folder) {
        Experiment experiment = results.experiment();
        List<Result> all = new ArrayList<>();
        for (Results.Column column : results.columns()) {
            Sample first = results.sample(0, column);
            for (int at = 0; at < experiment.variants().size(); at++) {
                all.add(Result.of(results, column, at, first));
            }
        }
        return new ExperimentReport(
                FORMAT,
                experiment.name(),
                experiment.title(),
                experiment.base(),
                experiment.parameters(),
                experiment.seeds().toString(),
                results.runs().size(),
                known,
                broken(results),
                all,
                folder.toString());
    }

    private static SortedMap<String, Integer> broken(Results results) {
        SortedMap<String, Integer> broken = new TreeMap<>();
        for (Measured run : results.runs()) {
            Experiment.Variant variant = results.experiment().variants().get(run.variant());
            run.broken().stream()
                    .filter(promise -> !variant.plan().expect().broken().equals(Optional.of(promise)))
                    .forEach(promise ->
                            broken.merge(results.experiment().called(variant) + ": " + promise, 1, Integer::sum));
        }
        return broken;
    }

    /** Whether no promise broke but such as were expected to. */
    boolean asExpected() {
        return broken.isEmpty();
    }
}
