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
     * Whether what was found can be what was printed: our mean is known to four standard errors, theirs to half of the last
     * digit.
     *
     * @param halfDigit half of the last printed digit
     */
    public boolean agreesWith(double printed, double halfDigit) {
        return StrictMath.abs(mean - printed) <= 4 * error() + halfDigit;
    }

    /** As in {@code 0.1823 (0.18, z +0.6)}. */
    public String against(double expected) {
        return String.format(Locale.ROOT, "%.5g (%s, z %+.1f)", mean, expected, z(expected));
    }
}
