package orrery.world;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Collectors;
import orrery.api.Times;

/**
 * A distribution of times. Sampling is inversion: one uniform number in, one time out, so that one decision is one draw.
 * Only {@link StrictMath} is used: the same bits on every machine. A distribution's text is the one that scenario files have.
 */
public sealed interface Distribution {

    /**
     * The quantile function.
     *
     * @param u in {@code [0, 1)}
     * @return nanoseconds, at least 0
     */
    long nanos(double u);

    /** Where heavy tails are cut off: so late that it is never, and far from overflowing. */
    double LONGEST = 0x1p61;

    private static String number(double number) {
        String text = Double.toString(number);
        return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
    }

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
            return (long) Math.min(medianNanos * StrictMath.exp(sigma * Quantiles.normal(u)), LONGEST);
        }

        @Override
        public String toString() {
            return "lognormal(" + Times.text(medianNanos) + ", " + number(sigma) + ")";
        }
    }

    /** Normal with a mean and a standard deviation; what would be negative is 0. */
    record Normal(long meanNanos, long deviationNanos) implements Distribution {
        @Override
        public long nanos(double u) {
            return Math.max(0, (long) (meanNanos + deviationNanos * Quantiles.normal(u)));
        }

        @Override
        public String toString() {
            return "normal(" + Times.text(meanNanos) + ", " + Times.text(deviationNanos) + ")";
        }
    }

    /**
     * Pareto: a heavy tail.
     *
     * @param minNanos the shortest time
     * @param shape positive; the smaller, the heavier; without a mean at 1 and below
     */
    record Pareto(long minNanos, double shape) implements Distribution {
        @Override
        public long nanos(double u) {
            return (long) Math.min(minNanos * StrictMath.pow(1 - u, -1 / shape), LONGEST);
        }

        @Override
        public String toString() {
            return "pareto(" + Times.text(minNanos) + ", " + number(shape) + ")";
        }
    }

    /**
     * Gamma; a whole shape is that many exponential stages one after another.
     *
     * @param meanNanos mean
     * @param shape positive; the larger, the more regular
     */
    record Gamma(long meanNanos, double shape) implements Distribution {
        @Override
        public long nanos(double u) {
            return (long) (meanNanos / shape * Quantiles.gamma(u, shape));
        }

        @Override
        public String toString() {
            return "gamma(" + Times.text(meanNanos) + ", " + number(shape) + ")";
        }
    }

    /**
     * What was measured: straight lines between the measured values, each of which is as likely as any other.
     *
     * @param nanos measured times, ascending, at least one
     */
    record Empirical(List<Long> nanos) implements Distribution {
        public Empirical {
            nanos = nanos.stream().sorted().toList();
            if (nanos.isEmpty() || nanos.getFirst() < 0) {
                throw new IllegalArgumentException("an empirical distribution needs times of 0 or more");
            }
        }

        @Override
        public long nanos(double u) {
            double place = u * (nanos.size() - 1);
            int below = (int) place;
            long low = nanos.get(below);
            long high = nanos.get(Math.min(below + 1, nanos.size() - 1));
            return low + (long) ((place - below) * (high - low));
        }

        @Override
        public String toString() {
            return "empirical(" + nanos.stream().map(Times::text).collect(Collectors.joining(", ")) + ")";
        }
    }

    /**
     * One of several distributions, by weight, as for a path that is usually fast and sometimes slow.
     *
     * @param parts at least one; their weights add up to 1. A mixture of mixtures is a mixture, and is written as one.
     */
    record Mixture(List<Part> parts) implements Distribution {

        /** What binary fractions may miss. */
        private static final double ROUNDING = 1e-9;

        /** @param weight positive, at most 1 */
        public record Part(double weight, Distribution distribution) {}

        public Mixture {
            parts = List.copyOf(parts);
            double sum = parts.stream().mapToDouble(Part::weight).sum();
            if (!(Math.abs(sum - 1) <= ROUNDING) || parts.stream().anyMatch(part -> !(part.weight() > 0))) {
                throw new IllegalArgumentException("the weights of a mixture are above 0% and add up to 100%");
            }
            if (parts.stream().anyMatch(part -> part.distribution() instanceof Mixture)) {
                throw new IllegalArgumentException("a mixture is not a part of another; write the parts of both");
            }
        }

        /** What is left of the number after it chose the part is uniform again and goes to the part. */
        @Override
        public long nanos(double u) {
            double left = u * parts.stream().mapToDouble(Part::weight).sum();
            Part chosen = parts.getLast();
            for (Part part : parts) {
                if (left < part.weight()) {
                    chosen = part;
                    break;
                }
                left -= part.weight();
            }
            return chosen.distribution().nanos(Math.min(left / chosen.weight(), 0x1.fffffffffffffp-1));
        }

        @Override
        public String toString() {
            return parts.stream()
                    .map(part -> percent(part.weight()) + " " + part.distribution())
                    .collect(Collectors.joining(", ", "mixture(", ")"));
        }

        private static String percent(double weight) {
            BigDecimal percent = new BigDecimal(Double.toString(weight)).movePointRight(2);
            return percent.stripTrailingZeros().toPlainString() + "%";
        }
    }

    /** A fixed time and then another, as the way between two zones and the way within them. */
    record Shifted(long byNanos, Distribution then) implements Distribution {
        @Override
        public long nanos(double u) {
            return byNanos + then.nanos(u);
        }

        @Override
        public String toString() {
            return Times.text(byNanos) + " + " + then;
        }
    }
}
