package orrery.explore.fuzz;

/** How many of n independent attempts succeed, each with the same probability; and what their number says about it. */
public final class Binomial {

    /** What intervals leave out on each side: together they hold 95 %. */
    static final double TAIL = 0.025;

    private static final int HALVINGS = 60;

    private Binomial() {}

    /** The probability that at most k of n succeed. */
    static double atMost(int k, int n, double p) {
        if (k < 0) {
            return 0;
        }
        if (k >= n || p <= 0) {
            return 1;
        }
        if (p >= 1) {
            return 0;
        }
        double sum = 0;
        double choices = 0;
        for (int i = 0; i <= k; i++) {
            // in logarithms, since for many attempts the first terms are smaller than a double can be
            sum += StrictMath.exp(choices + i * StrictMath.log(p) + (n - i) * StrictMath.log1p(-p));
            choices += StrictMath.log(n - i) - StrictMath.log(i + 1);
        }
        return StrictMath.min(1, sum);
    }

    /** The smallest probability with which k successes of n are not too many (Clopper and Pearson 1934). */
    public static double low(int k, int n) {
        return k == 0 ? 0 : where(p -> 1 - atMost(k - 1, n, p) > TAIL);
    }

    /** The largest probability with which k successes of n are not too few (Clopper and Pearson 1934). */
    public static double high(int k, int n) {
        return k == n ? 1 : where(p -> atMost(k, n, p) < TAIL);
    }

    private interface Beyond {
        boolean test(double p);
    }

    /** Where what is false of small probabilities becomes true. */
    private static double where(Beyond beyond) {
        double low = 0;
        double high = 1;
        for (int i = 0; i < HALVINGS; i++) {
            double middle = (low + high) / 2;
            if (beyond.test(middle)) {
                high = middle;
            } else {
                low = middle;
            }
        }
        return high;
    }
}
