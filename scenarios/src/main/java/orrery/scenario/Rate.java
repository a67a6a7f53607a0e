package orrery.scenario;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How often something happens; written {@code 50/s}, {@code 3000/min} or {@code 10/h}. */
public record Rate(double perSecond) {

    private static final double MOST = 1_000_000;

    /** Once in eleven days; what is rarer cannot be written in {@link #PATTERN}. */
    private static final double LEAST = 1e-6;

    static final String PATTERN = "\\d{1,10}(\\.\\d{1,30})?/(s|min|h)";
    private static final Pattern WRITTEN = Pattern.compile("(\\d{1,10}(?:\\.\\d{1,30})?)/(s|min|h)");
    static final String ALLOWED = "a rate is written 50/s, 3000/min or 10/h (at most 1000000/s)";

    public Rate {
        if (!(perSecond == 0 || (perSecond >= LEAST && perSecond <= MOST))) {
            throw new IllegalArgumentException(ALLOWED);
        }
    }

    public static Rate parse(String text) {
        Matcher written = WRITTEN.matcher(text);
        if (!written.matches()) {
            throw new IllegalArgumentException(ALLOWED);
        }
        BigDecimal times = new BigDecimal(written.group(1));
        return new Rate(
                times.divide(seconds(written.group(2)), MathContext.DECIMAL128).doubleValue());
    }

    /** In the first unit in which the rate is a whole number; otherwise a second's fraction. */
    @Override
    public String toString() {
        BigDecimal second = new BigDecimal(Double.toString(perSecond));
        for (String unit : new String[] {"s", "min", "h"}) {
            String text = Math.round(perSecond * seconds(unit).intValue()) + "/" + unit;
            if (parse(text).perSecond == perSecond) {
                return text;
            }
        }
        return second.toPlainString() + "/s";
    }

    private static BigDecimal seconds(String unit) {
        return BigDecimal.valueOf(unit.equals("s") ? 1 : unit.equals("min") ? 60 : 3600);
    }
}
