package orrery.viz.chart;

/** Round steps of time. */
final class Ticking {

    private Ticking() {}

    /** The smallest of 1, 2 and 5 times a power of ten that is not below this. */
    static long step(long atLeast) {
        long power = 1;
        while (power <= Long.MAX_VALUE / 10 && power * 10 <= atLeast) {
            power *= 10;
        }
        return power >= atLeast
                ? power
                : 2 * power >= atLeast ? 2 * power : 5 * power >= atLeast ? 5 * power : 10 * power;
    }
}
