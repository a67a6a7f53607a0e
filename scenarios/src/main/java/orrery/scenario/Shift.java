package orrery.scenario;

import java.util.regex.Pattern;
import orrery.api.Times;

/** How far a clock jumps, forth or back; written {@code 150ms} or {@code -150ms}. */
public record Shift(long nanos) {

    static final String PATTERN = "-?" + TimeText.TIME;
    static final String ALLOWED = "a jump is written 150ms or, backwards, -150ms (at most 24h)";
    private static final Pattern WRITTEN = Pattern.compile(PATTERN);

    /** The jumps of a thousand faults together stay far away from an overflow. */
    private static final long FARTHEST_NANOS = 24L * 3_600 * 1_000_000_000;

    public Shift {
        if (Math.abs(nanos) > FARTHEST_NANOS || nanos == Long.MIN_VALUE) {
            throw new IllegalArgumentException(ALLOWED);
        }
    }

    public static Shift parse(String text) {
        if (!WRITTEN.matcher(text).matches()) {
            throw new IllegalArgumentException(ALLOWED);
        }
        return text.startsWith("-") ? new Shift(-TimeText.nanos(text.substring(1))) : new Shift(TimeText.nanos(text));
    }

    @Override
    public String toString() {
        return Times.text(nanos);
    }
}
