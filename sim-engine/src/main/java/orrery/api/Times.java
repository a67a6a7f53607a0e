package orrery.api;

import java.math.BigDecimal;
import java.time.Duration;

/** How times are written everywhere: in scenario files, timelines and messages. */
public final class Times {

    private static final String[] UNITS = {"ns", "us", "ms", "s"};

    /** More does not fit into a number of nanoseconds. */
    private static final BigDecimal MOST_SECONDS = BigDecimal.valueOf(Long.MAX_VALUE / 1_000_000_000L);

    private Times() {}

    /** The same for a time of any length; in seconds where it is more than 292 years. */
    public static String text(Duration time) {
        BigDecimal seconds = BigDecimal.valueOf(time.getSeconds()).add(BigDecimal.valueOf(time.getNano(), 9));
        return seconds.abs().compareTo(MOST_SECONDS) < 0
                ? text(time.toNanos())
                : seconds.stripTrailingZeros().toPlainString() + "s";
    }

    /** The shortest exact form in the largest unit that keeps the number at 1 or more: {@code 1.5s}, {@code 150ms}. */
    public static String text(long nanos) {
        if (nanos == 0) {
            return "0s";
        }
        int unit = 0;
        long scale = 1;
        while (unit < 3 && Math.abs(nanos) >= scale * 1000) {
            unit++;
            scale *= 1000;
        }
        BigDecimal number = BigDecimal.valueOf(nanos, 3 * unit).stripTrailingZeros();
        return number.toPlainString() + UNITS[unit];
    }
}
