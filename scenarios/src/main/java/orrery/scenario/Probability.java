package orrery.scenario;

import java.math.BigDecimal;
import java.util.regex.Pattern;
import orrery.world.Loss;

/** How likely something is; written {@code 1%} or {@code 0.01}. */
public record Probability(double value) implements LossSpec {

    static final String PATTERN = "\\d{1,3}(\\.\\d{1,30})?%?";
    private static final Pattern WRITTEN = Pattern.compile(PATTERN);
    static final String ALLOWED = "a probability is written 1% or 0.01 (0% to 100%)";

    /** What is rarer cannot be written in {@link #PATTERN}, and never happens. */
    private static final double RAREST = 1e-12;

    public static final Probability NEVER = new Probability(0);

    public Probability {
        if (!(value == 0 || (value >= RAREST && value <= 1))) {
            throw new IllegalArgumentException(ALLOWED);
        }
    }

    public static Probability parse(String text) {
        if (!WRITTEN.matcher(text).matches()) {
            throw new IllegalArgumentException(ALLOWED);
        }
        boolean percent = text.endsWith("%");
        BigDecimal number = new BigDecimal(percent ? text.substring(0, text.length() - 1) : text);
        return new Probability((percent ? number.movePointLeft(2) : number).doubleValue());
    }

    /** Each message is lost with this probability. */
    @Override
    public Loss loss() {
        return new Loss.Independent(value);
    }

    /** In percent, or as the plain number where that would be hard to read. */
    @Override
    public String toString() {
        BigDecimal number = new BigDecimal(Double.toString(value));
        String percent = number.movePointRight(2).stripTrailingZeros().toPlainString();
        return percent.length() > 20 ? number.toPlainString() : percent + "%";
    }
}
