package orrery.scenario;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import orrery.api.Span;
import orrery.world.Distribution;

/** Reads distributions of times; {@link Distribution}'s own text is the one that is read. */
final class LatencyText {

    private static final String SIGMA = "\\d{1,2}(\\.\\d{1,20})?([eE]-\\d{1,2})?";
    static final String PATTERN = TimeText.SPAN + "|exponential\\( *" + TimeText.TIME + " *\\)|lognormal\\( *"
            + TimeText.TIME + " *, *" + SIGMA + " *\\)";
    static final String ALLOWED = "a latency is written 10ms, 5ms..15ms, exponential(10ms) or lognormal(10ms, 0.4)";

    /** With more, the longest of a thousand times would already be millions of times the median. */
    private static final double WIDEST_SIGMA = 5;

    private static final Pattern FUNCTION = Pattern.compile("([A-Za-z-]{1,30})\\(([^()]{0,80})\\)");

    private LatencyText() {}

    /** @throws IllegalArgumentException saying what is allowed instead */
    static Distribution parse(String text) {
        Matcher function = FUNCTION.matcher(text);
        if (!function.matches()) {
            Span span = TimeText.span(text, ALLOWED);
            return text.contains("..")
                    ? new Distribution.Uniform(span.minNanos(), span.maxNanos())
                    : new Distribution.Constant(span.minNanos());
        }
        String[] parameters = function.group(2).split(",", -1);
        return switch (function.group(1)) {
            case "exponential" -> {
                count(parameters, 1);
                yield new Distribution.Exponential(TimeText.nanos(parameters[0].strip()));
            }
            case "lognormal" -> {
                count(parameters, 2);
                yield new Distribution.LogNormal(TimeText.nanos(parameters[0].strip()), sigma(parameters[1].strip()));
            }
            default ->
                throw new IllegalArgumentException(
                        ALLOWED + Nearest.hint(function.group(1), List.of("exponential", "lognormal")));
        };
    }

    private static void count(String[] parameters, int allowed) {
        if (parameters.length != allowed) {
            throw new IllegalArgumentException(ALLOWED);
        }
    }

    private static double sigma(String text) {
        double sigma = text.matches(SIGMA) ? Double.parseDouble(text) : Double.NaN;
        if (!(sigma <= WIDEST_SIGMA)) {
            throw new IllegalArgumentException(
                    "a lognormal's second number is the standard deviation of the logarithm, from 0 to 5, as in 0.4");
        }
        return sigma;
    }
}
