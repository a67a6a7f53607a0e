package orrery.protocols.heartbeat;

/**
 * The suspicion level of Hayashibara and others (2004, IV): phi(t) = -log10 P(a heartbeat comes later than t after the
 * last), where the times between heartbeats are taken to be normal.
 */
final class Phi {

    /** Beyond this, the probability is too small for the approximation below to mean anything. */
    static final double LARGEST = 30;

    private Phi() {}

    /**
     * @param time since the last heartbeat, in any unit
     * @param mean of the times between heartbeats, in the same unit
     * @param deviation their standard deviation, positive
     */
    static double of(double time, double mean, double deviation) {
        return -StrictMath.log10(later((time - mean) / deviation));
    }

    /** By how many standard deviations more than the mean phi reaches a threshold: the inverse of {@link #of}, by halving. */
    static double reaches(double threshold) {
        double low = -40;
        double high = 40;
        for (int halving = 0; halving < 60; halving++) {
            double middle = (low + high) / 2;
            if (-StrictMath.log10(later(middle)) < threshold) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return high;
    }

    /** The probability that a standard normal variable is larger. */
    private static double later(double z) {
        double tail = erfc(StrictMath.abs(z) / StrictMath.sqrt(2)) / 2;
        return z >= 0 ? tail : 1 - tail;
    }

    /**
     * The complementary error function for x of 0 or more: a Chebyshev fit with a relative error of at most 1.2e-7
     * everywhere (Press and others, Numerical Recipes).
     */
    private static double erfc(double x) {
        double t = 1 / (1 + 0.5 * x);
        double[] fit = {
            -1.26551223,
            1.00002368,
            0.37409196,
            0.09678418,
            -0.18628806,
            0.27886807,
            -1.13520398,
            1.48851587,
            -0.82215223,
            0.17087277
        };
        double sum = 0;
        for (int power = fit.length - 1; power >= 0; power--) {
            sum = sum * t + fit[power];
        }
        return t * StrictMath.exp(-x * x + sum);
    }
}
