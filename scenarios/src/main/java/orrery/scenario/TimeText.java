package orrery.scenario;

import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import orrery.api.Span;

/** Reads times; {@link orrery.api.Times} writes them. */
public final class TimeText {

    static final String TIME = "\\d{1,12}(\\.\\d{1,12})?(ns|us|ms|s|m|h)";
    static final String SPAN = TIME + "( *\\.\\. *" + TIME + ")?";
    static final String TIME_ALLOWED = "a time is written 150ms, 1.5s, 2m or 1h (units ns, us, ms, s, m, h)";
    static final String SPAN_ALLOWED = "a span of time is written 150ms..300ms, or 150ms when both ends are the same";

    /** No scenario is about more than a year, and sums of a few such times stay far away from an overflow. */
    private static final long LONGEST_NANOS = 365L * 24 * 3_600 * 1_000_000_000;

    private static final Pattern WRITTEN = Pattern.compile("(\\d{1,12}(?:\\.\\d{1,12})?)(ns|us|ms|s|m|h)");
    private static final Pattern NUMBER = Pattern.compile("\\d{1,12}(\\.\\d{1,12})?");

    private TimeText() {}

    /** @throws IllegalArgumentException saying what is allowed instead */
    public static long nanos(String text) {
        return nanos(text, TIME_ALLOWED);
    }

    private static long nanos(String text, String allowed) {
        Matcher written = WRITTEN.matcher(text);
        if (!written.matches()) {
            boolean bare = NUMBER.matcher(text).matches();
            throw new IllegalArgumentException(
                    bare ? allowed + "; did you mean \"" + text + "ms\" or \"" + text + "s\"?" : allowed);
        }
        BigDecimal nanos = new BigDecimal(written.group(1)).multiply(BigDecimal.valueOf(unitNanos(written.group(2))));
        if (nanos.compareTo(BigDecimal.valueOf(LONGEST_NANOS)) > 0) {
            throw new IllegalArgumentException("no time is longer than 8760h (365 days)");
        }
        if (nanos.stripTrailingZeros().scale() > 0) {
            throw new IllegalArgumentException("no time is finer than 1ns");
        }
        return nanos.longValueExact();
    }

    private static long unitNanos(String unit) {
        return switch (unit) {
            case "ns" -> 1;
            case "us" -> 1_000;
            case "ms" -> 1_000_000;
            case "s" -> 1_000_000_000;
            case "m" -> 60_000_000_000L;
            case "h" -> 3_600_000_000_000L;
            default -> throw new IllegalArgumentException(unit);
        };
    }

    /** @throws IllegalArgumentException saying what is allowed instead */
    static Span span(String text) {
        return span(text, SPAN_ALLOWED);
    }

    static Span span(String text, String allowed) {
        int dots = text.indexOf("..");
        if (dots < 0) {
            long nanos = nanos(text, allowed);
            return new Span(nanos, nanos);
        }
        String from = text.substring(0, dots).strip();
        String to = text.substring(dots + 2).strip();
        long min = nanos(from, allowed);
        long max = nanos(to, allowed);
        if (max < min) {
            throw new IllegalArgumentException(
                    "a span runs from the shorter to the longer time; did you mean \"" + to + ".." + from + "\"?");
        }
        return new Span(min, max);
    }
}
