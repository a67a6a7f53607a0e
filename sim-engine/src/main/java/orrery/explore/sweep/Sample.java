package orrery.explore.sweep;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;
import org.apache.commons.math3.distribution.TDistribution;
import orrery.explore.fuzz.Binomial;

/** One measure of all runs of a variant, in the order of the seeds; runs in which there was no such thing have none. */
public final class Sample {

    private static final double UPPER = 0.975;

    private final List<OptionalDouble> all;
    private final double[] present;
    private final boolean truths;

    /** @param truths whether all values are 1 or 0 */
    public Sample(List<OptionalDouble> values, boolean truths) {
        this.all = List.copyOf(values);
        this.present = values.stream()
                .filter(OptionalDouble::isPresent)
                .mapToDouble(OptionalDouble::getAsDouble)
                .toArray();
        this.truths = truths;
    }

    /**
     * Something estimated.
     *
     * @param low the lower end of an interval that holds it in 95 of 100 experiments; not a number where nothing can be said
     */
    public record Estimate(double value, double low, double high) {}

    /** How many runs had a value. */
    public int count() {
        return present.length;
    }

    /** How many runs had none. */
    public int missing() {
        return all.size() - present.length;
    }

    /** All values there are, from the smallest. */
    public double[] sorted() {
        return DoubleStream.of(present).sorted().toArray();
    }

    /**
     * The mean, with the interval of Student's distribution; of truths the share, with the interval of Clopper and Pearson
     * (1934). Without a value, nothing is a number.
     */
    public Estimate mean() {
        if (truths && present.length > 0) {
            int yes = (int) DoubleStream.of(present).sum();
            int n = present.length;
            return new Estimate((double) yes / n, Binomial.low(yes, n), Binomial.high(yes, n));
        }
        return mean(present);
    }

    /** The standard deviation of a value; not a number for fewer than two. */
    public double deviation() {
        return deviation(present, average(present));
    }

    /**
     * The smallest value that this part of all values does not exceed; not a number if there is none.
     *
     * @param part from 0, as 0.5 for the median
     */
    public double quantile(double part) {
        return present.length == 0 ? Double.NaN : sorted()[rank(part, present.length)];
    }

    /** Which of so many values, from 0, in their order. */
    static int rank(double part, int count) {
        return StrictMath.max(0, (int) StrictMath.ceil(part * count - 1e-9) - 1);
    }

    /**
     * By how much this is more than another, seed by seed: runs under the same seed met the same chance, and what they share
     * does not count. Only seeds count under which both have a value. Truths that never differ have no interval: that they
     * never will cannot be said.
     */
    public Estimate more(Sample than) {
        Estimate more = mean(differences(than));
        return truths && more.low() == more.high() ? new Estimate(more.value(), Double.NaN, Double.NaN) : more;
    }

    /** How many seeds that is. */
    public int pairs(Sample than) {
        return differences(than).length;
    }

    private double[] differences(Sample than) {
        int seeds = StrictMath.min(all.size(), than.all.size());
        double[] differences = new double[seeds];
        int known = 0;
        for (int at = 0; at < seeds; at++) {
            if (all.get(at).isPresent() && than.all.get(at).isPresent()) {
                differences[known++] =
                        all.get(at).getAsDouble() - than.all.get(at).getAsDouble();
            }
        }
        return Arrays.copyOf(differences, known);
    }

    private static Estimate mean(double[] values) {
        double mean = average(values);
        if (values.length < 2) {
            return new Estimate(mean, Double.NaN, Double.NaN);
        }
        // without a source of randomness: nothing is drawn from it
        double t = new TDistribution(null, values.length - 1.0).inverseCumulativeProbability(UPPER);
        double half = t * deviation(values, mean) / StrictMath.sqrt(values.length);
        return new Estimate(mean, mean - half, mean + half);
    }

    private static double average(double[] values) {
        return DoubleStream.of(values).average().orElse(Double.NaN);
    }

    private static double deviation(double[] values, double mean) {
        if (values.length < 2) {
            return Double.NaN;
        }
        double squares = DoubleStream.of(values)
                .map(value -> (value - mean) * (value - mean))
                .sum();
        return StrictMath.sqrt(squares / (values.length - 1));
    }
}
