package orrery.scenario;

import java.util.regex.Pattern;

/** How much too fast or too slow a clock runs, in millionths; written {@code 200ppm} or {@code -200ppm}. */
public record Drift(long partsPerMillion) {

    private static final long SLOWEST = -900_000;
    private static final long FASTEST = 1_000_000;
    static final String PATTERN = "-?\\d{1,7}ppm";
    static final String ALLOWED = "a drift is written 200ppm or, too slow, -200ppm (millionths, from " + SLOWEST
            + "ppm to " + FASTEST + "ppm)";
    private static final Pattern WRITTEN = Pattern.compile(PATTERN);

    public Drift {
        if (partsPerMillion < SLOWEST || partsPerMillion > FASTEST) {
            throw new IllegalArgumentException(ALLOWED);
        }
    }

    public static Drift parse(String text) {
        if (!WRITTEN.matcher(text).matches()) {
            throw new IllegalArgumentException(ALLOWED);
        }
        return new Drift(Long.parseLong(text.substring(0, text.length() - "ppm".length())));
    }

    @Override
    public String toString() {
        return partsPerMillion + "ppm";
    }
}
