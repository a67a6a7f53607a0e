package orrery.world;

/** Quantile functions that the JDK lacks. */
final class Quantiles {

    private Quantiles() {}

    private static final double[] A = {
        3.3871328727963666080e0, 1.3314166789178437745e2, 1.9715909503065514427e3, 1.3731693765509461125e4,
        4.5921953931549871457e4, 6.7265770927008700853e4, 3.3430575583588128105e4, 2.5090809287301226727e3
    };
    private static final double[] B = {
        1.0, 4.2313330701600911252e1, 6.8718700749205790830e2, 5.3941960214247511077e3,
        2.1213794301586595867e4, 3.9307895800092710610e4, 2.8729085735721942674e4, 5.2264952788528545610e3
    };
    private static final double[] C = {
        1.42343711074968357734e0, 4.63033784615654529590e0, 5.76949722146069140550e0, 3.64784832476320460504e0,
        1.27045825245236838258e0, 2.41780725177450611770e-1, 2.27238449892691845833e-2, 7.74545014278341407640e-4
    };
    private static final double[] D = {
        1.0, 2.05319162663775882187e0, 1.67638483018380384940e0, 6.89767334985100004550e-1,
        1.48103976427480074590e-1, 1.51986665636164571966e-2, 5.47593808499534494600e-4, 1.05075007164441684324e-9
    };
    private static final double[] E = {
        6.65790464350110377720e0, 5.46378491116411436990e0, 1.78482653991729133580e0, 2.96560571828504891230e-1,
        2.65321895265761230930e-2, 1.24266094738807843860e-3, 2.71155556874348757815e-5, 2.01033439929228813265e-7
    };
    private static final double[] F = {
        1.0, 5.99832206555887937690e-1, 1.36929880922735805310e-1, 1.48753612908506148525e-2,
        7.86869131145613259100e-4, 1.84631831751005468180e-5, 1.42151175831644588870e-7, 2.04426310338993978564e-15
    };

    /** Standard normal, by Wichura's algorithm AS 241 (PPND16, 1988), accurate to about 1 part in 10^16. */
    static double normal(double u) {
        double p = Math.max(u, 0x1p-54);
        double q = p - 0.5;
        if (Math.abs(q) <= 0.425) {
            double r = 0.180625 - q * q;
            return q * polynomial(A, r) / polynomial(B, r);
        }
        double r = StrictMath.sqrt(-StrictMath.log(q < 0 ? p : 1 - p));
        double tail =
                r <= 5 ? polynomial(C, r - 1.6) / polynomial(D, r - 1.6) : polynomial(E, r - 5) / polynomial(F, r - 5);
        return q < 0 ? -tail : tail;
    }

    private static double polynomial(double[] coefficients, double x) {
        double sum = 0;
        for (int power = coefficients.length - 1; power >= 0; power--) {
            sum = sum * x + coefficients[power];
        }
        return sum;
    }

    /**
     * Gamma with scale 1: bisection between bounds that a doubling search finds, on the regularized lower incomplete gamma
     * function. Slow and sure; no run hangs on how fast a method converges.
     */
    static double gamma(double u, double shape) {
        double high = Math.max(1, shape);
        while (gammaBelow(shape, high) < u) {
            high *= 2;
        }
        double low = 0;
        for (int halving = 0; halving < 60; halving++) {
            double middle = (low + high) / 2;
            if (gammaBelow(shape, middle) < u) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return high;
    }

    /** P(a, x), by its power series below a + 1 and by a continued fraction above (Abramowitz and Stegun 6.5). */
    static double gammaBelow(double a, double x) {
        if (x <= 0) {
            return 0;
        }
        double front = StrictMath.exp(a * StrictMath.log(x) - x - logGamma(a));
        return x < a + 1 ? front * gammaSeries(a, x) : 1 - front * gammaFraction(a, x);
    }

    private static double gammaSeries(double a, double x) {
        double term = 1 / a;
        double sum = term;
        for (double n = a + 1; term > sum * 1e-16; n++) {
            term *= x / n;
            sum += term;
        }
        return sum;
    }

    /** Lentz's method. */
    private static double gammaFraction(double a, double x) {
        double b = x + 1 - a;
        double c = 1e300;
        double d = 1 / b;
        double fraction = d;
        for (int n = 1; n < 10_000; n++) {
            double numerator = -n * (n - a);
            b += 2;
            d = 1 / (numerator * d + b);
            c = b + numerator / c;
            double factor = c * d;
            fraction *= factor;
            if (Math.abs(factor - 1) < 1e-15) {
                break;
            }
        }
        return fraction;
    }

    /** The logarithm of the gamma function, by Lanczos's approximation (g = 7, 9 terms), to about 15 digits. */
    static double logGamma(double x) {
        if (x < 0.5) {
            return StrictMath.log(StrictMath.PI / StrictMath.sin(StrictMath.PI * x)) - logGamma(1 - x);
        }
        double sum = LANCZOS[0];
        for (int term = 1; term < LANCZOS.length; term++) {
            sum += LANCZOS[term] / (x - 1 + term);
        }
        double t = x + 6.5;
        return 0.5 * StrictMath.log(2 * StrictMath.PI) + (x - 0.5) * StrictMath.log(t) - t + StrictMath.log(sum);
    }

    private static final double[] LANCZOS = {
        0.99999999999980993,
        676.5203681218851,
        -1259.1392167224028,
        771.32342877765313,
        -176.61502916214059,
        12.507343278686905,
        -0.13857109526572012,
        9.9843695780195716e-6,
        1.5056327351493116e-7
    };
}
