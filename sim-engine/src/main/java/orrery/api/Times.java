package orrery.api;

import java.math.BigDecimal;

/** How times are written everywhere: in scenario files, timelines and messages. */
public final class Times {

    private static final String[] UNITS = {"ns", "us", "ms", "s"};

    private Times() {}

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
