package orrery.world;

import orrery.api.Times;

/**
 * A distribution of times. Sampling is inversion: one uniform number in, one time out, so that one decision is one draw.
 * Only {@link StrictMath} is used: the same bits on every machine.
 */
public sealed interface Distribution {

    /**
     * The quantile function.
     *
     * @param u in {@code [0, 1)}
     * @return nanoseconds, at least 0
     */
    long nanos(double u);

    /** Always the same. */
    record Constant(long nanos) implements Distribution {
        @Override
        public long nanos(double u) {
            return nanos;
        }

        @Override
        public String toString() {
            return Times.text(nanos);
        }
    }

    /** Uniform between two times. */
    record Uniform(long minNanos, long maxNanos) implements Distribution {
        @Override
        public long nanos(double u) {
            return minNanos + (long) (u * (maxNanos - minNanos + 1));
        }

        @Override
        public String toString() {
            return Times.text(minNanos) + ".." + Times.text(maxNanos);
        }
    }

    /** Exponential with a mean. */
    record Exponential(long meanNanos) implements Distribution {
        @Override
        public long nanos(double u) {
            return (long) (-StrictMath.log1p(-u) * meanNanos);
        }

        @Override
        public String toString() {
            return "exponential(" + Times.text(meanNanos) + ")";
        }
    }

    /**
     * Lognormal: its logarithm is normal.
     *
     * @param medianNanos half of all times are shorter
     * @param sigma standard deviation of the logarithm
     */
    record LogNormal(long medianNanos, double sigma) implements Distribution {
        @Override
        public long nanos(double u) {
            return (long) (medianNanos * StrictMath.exp(sigma * Quantiles.normal(u)));
        }

        @Override
        public String toString() {
            return "lognormal(" + Times.text(medianNanos) + ", " + sigma + ")";
        }
    }
}
