package orrery.protocols.pushsum;

/**
 * A part of the sum, with a part of the weight. Both are whole numbers of very small units, so that nothing is lost by
 * rounding.
 */
public record Share(long sum, long weight) {

    /** How many units make one. */
    static final long ONE = 1L << 32;

    static final Share NOTHING = new Share(0, 0);

    Share plus(Share other) {
        return new Share(sum + other.sum, weight + other.weight);
    }

    Share minus(Share other) {
        return new Share(sum - other.sum, weight - other.weight);
    }

    Share half() {
        return new Share(sum / 2, weight / 2);
    }

    /** What the share says about the result; not a number without weight. */
    double estimate() {
        return weight == 0 ? Double.NaN : (double) sum / weight;
    }

    @Override
    public String toString() {
        return (double) sum / ONE + "/" + (double) weight / ONE;
    }
}
