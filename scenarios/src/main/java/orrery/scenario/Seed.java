package orrery.scenario;

import java.math.BigInteger;
import java.util.regex.Pattern;

/** 64 bits from which everything random in a run is drawn; written as a whole number, signed or unsigned. */
public record Seed(long value) {

    static final String PATTERN = "-?\\d{1,20}";
    static final String ALLOWED =
            "a seed is a whole number of 64 bits, from " + Long.MIN_VALUE + " to " + Long.toUnsignedString(-1);
    private static final Pattern WRITTEN = Pattern.compile(PATTERN);

    public static Seed parse(String text) {
        if (!WRITTEN.matcher(text).matches()) {
            throw new IllegalArgumentException(ALLOWED);
        }
        BigInteger number = new BigInteger(text);
        if (number.bitLength() > (number.signum() < 0 ? 63 : 64)) {
            throw new IllegalArgumentException(ALLOWED);
        }
        return new Seed(number.longValue());
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
