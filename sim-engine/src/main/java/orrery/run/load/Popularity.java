package orrery.run.load;

import java.util.Arrays;

/** How popular the keys of a workload are: a Zipf distribution, or all the same. */
final class Popularity {

    private final int keys;

    /** The share of all keys up to each; empty when all are equally popular. */
    private final double[] shares;

    Popularity(int keys, double exponent) {
        this.keys = keys;
        this.shares = new double[exponent == 0 ? 0 : keys];
        double sum = 0;
        for (int key = 0; key < shares.length; key++) {
            sum += StrictMath.pow(key + 1, -exponent);
            shares[key] = sum;
        }
        for (int key = 0; key < shares.length; key++) {
            shares[key] /= sum;
        }
    }

    /**
     * @param u uniform in [0, 1)
     * @return a key, from 0
     */
    int pick(double u) {
        if (shares.length == 0) {
            return (int) (u * keys);
        }
        int found = Arrays.binarySearch(shares, u);
        return Math.min(found >= 0 ? found + 1 : -found - 1, keys - 1);
    }
}
