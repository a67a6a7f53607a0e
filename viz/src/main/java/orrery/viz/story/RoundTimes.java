package orrery.viz.story;

/** Steps of time that people count in. */
public final class RoundTimes {

    private RoundTimes() {}

    /** The smallest of 1, 2 and 5 times a power of ten that is not below this; at most 10^18. */
    public static long atLeast(long nanos) {
        long power = 1;
        while (power <= Long.MAX_VALUE / 10 && power * 10 <= nanos) {
            power *= 10;
        }
        for (int factor : new int[] {1, 2, 5}) {
            if (power * factor >= nanos) {
                return power * factor;
            }
        }
        return power <= Long.MAX_VALUE / 10 ? power * 10 : power;
    }
}
