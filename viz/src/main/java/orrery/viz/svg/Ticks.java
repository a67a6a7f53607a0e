package orrery.viz.svg;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/**
 * The marks of a time axis, at round times, all in one unit.
 *
 * @param nanos where they stand
 * @param scale how many powers of ten there are in the unit: 9 for seconds
 * @param unit as in {@code ms}
 * @param decimals of each label
 */
record Ticks(List<Long> nanos, int scale, String unit, int decimals) {

    /** At most {@code most} ticks, at least one apart by 1, 2 or 5 times a power of ten. */
    static Ticks between(long fromNanos, long toNanos, int most) {
        long step = step((toNanos - fromNanos) / Math.max(1, most) + 1);
        List<Long> nanos = new ArrayList<>();
        for (long tick = Math.ceilDiv(fromNanos, step) * step; tick <= toNanos; tick += step) {
            nanos.add(tick);
        }
        int scale = toNanos >= 1_000_000_000L ? 9 : toNanos >= 1_000_000L ? 6 : toNanos >= 1000L ? 3 : 0;
        String unit = scale == 9 ? "s" : scale == 6 ? "ms" : scale == 3 ? "µs" : "ns";
        int decimals = BigDecimal.valueOf(step, scale).stripTrailingZeros().scale();
        return new Ticks(nanos, scale, unit, Math.max(0, decimals));
    }

    private static long step(long atLeast) {
        long power = 1;
        while (power <= Long.MAX_VALUE / 10 && power * 10 <= atLeast) {
            power *= 10;
        }
        for (long factor : new long[] {1, 2, 5, 10}) {
            if (power * factor >= atLeast) {
                return power * factor;
            }
        }
        return power;
    }

    String label(long tick) {
        return BigDecimal.valueOf(tick, scale)
                        .setScale(decimals, RoundingMode.HALF_EVEN)
                        .toPlainString() + " " + unit;
    }
}
