package orrery.protocols;

import java.util.Locale;

/** Observations of one quantity, and how far their mean is from what others have published. */
public final class Sample {

    private long count;
    private double mean;
    private double squares;

    /** One more observation (Welford's recurrence). */
    public void add(double value) {
        count++;
        double away = value - mean;
        mean += away / count;
        squares += away * (value - mean);
    }

    public long count() {
        return count;
    }

    public double mean() {
        return mean;
    }

    /** The standard error of the mean. */
    public double error() {
        return StrictMath.sqrt(squares / (count - 1) / count);
    }

    /** By how many standard errors the mean is above what is expected. */
    public double z(double expected) {
        return (mean - expected) / error();
    }

    /**
     * Whether what was found agrees with what was printed: it is within four standard errors or, where those are less, rounds
     * to it. The two are not added: that would let a mean known to many digits be as far away as one known to few.
     *
     * @param halfDigit half of the last printed digit
     */
    public boolean agreesWith(double printed, double halfDigit) {
        return agreesWith(printed, halfDigit, error());
    }

    /** @param error what to take for the standard error, where the observations themselves tell too little of it */
    public boolean agreesWith(double printed, double halfDigit, double error) {
        return StrictMath.abs(mean - printed) <= StrictMath.max(4 * error, halfDigit);
    }

    /** As in {@code 0.1823 (0.18, z +0.6)}. */
    public String against(double expected) {
        return String.format(Locale.ROOT, "%.5g (%s, z %+.1f)", mean, expected, z(expected));
    }
}
