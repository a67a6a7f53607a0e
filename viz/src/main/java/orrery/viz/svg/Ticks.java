package orrery.viz.svg;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import orrery.viz.story.RoundTimes;

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
        long step = RoundTimes.atLeast((toNanos - fromNanos) / Math.max(1, most) + 1);
        List<Long> nanos = new ArrayList<>();
        long tick = Math.ceilDiv(fromNanos, step) * step;
        while (tick >= fromNanos && tick <= toNanos) {
            nanos.add(tick);
            if (tick > toNanos - step) {
                break;
            }
            tick += step;
        }
        int scale = toNanos >= 1_000_000_000L ? 9 : toNanos >= 1_000_000L ? 6 : toNanos >= 1000L ? 3 : 0;
        String unit = scale == 9 ? "s" : scale == 6 ? "ms" : scale == 3 ? "µs" : "ns";
        int decimals = BigDecimal.valueOf(step, scale).stripTrailingZeros().scale();
        return new Ticks(nanos, scale, unit, Math.max(0, decimals));
    }

    String label(long tick) {
        return BigDecimal.valueOf(tick, scale)
                        .setScale(decimals, RoundingMode.HALF_EVEN)
                        .toPlainString() + " " + unit;
    }
}
