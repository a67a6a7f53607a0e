package orrery.scenario;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import orrery.api.Span;
import orrery.world.Distribution;

/** Reads distributions of times; {@link Distribution}'s own text is the one that is read. */
final class LatencyText {

    private static final String NUMBER = "\\d{1,4}(\\.\\d{1,20})?([eE]-\\d{1,2})?";
    private static final String PERCENT = "\\d{1,3}(\\.\\d{1,30})?%";
    private static final String AND = " *, *";
    private static final String ONE = function("exponential", TimeText.TIME) + "|"
            + function("normal", TimeText.TIME + AND + TimeText.TIME) + "|"
            + function("(lognormal|pareto|gamma)", TimeText.TIME + AND + NUMBER) + "|"
            + function(
                    "empirical",
                    TimeText.TIME + "(" + AND + TimeText.TIME + "){0," + (LatencySpec.Empirical.MOST - 1) + "}");
    private static final String PLAIN = TimeText.SPAN + "|" + ONE;
    private static final String SHARE = PERCENT + " +(" + TimeText.TIME + " *\\+ *)?(" + PLAIN + ")";
    static final String PATTERN = "(" + TimeText.TIME + " *\\+ *)?(" + PLAIN + "|"
            + function("mixture", SHARE + "(" + AND + SHARE + "){0," + (LatencySpec.Mixture.MOST - 1) + "}") + ")";

    static final String ALLOWED = "a latency is written 10ms, 5ms..15ms, exponential(10ms), normal(10ms, 2ms),"
            + " lognormal(10ms, 0.4), pareto(5ms, 1.5), gamma(10ms, 2), empirical(8ms, 9ms, 30ms),"
            + " mixture(95% 10ms, 5% 200ms..1s), or 40ms + any of these";

    /** Longer than a thousand measured times. */
    private static final int LONGEST = 50_000;

    private static final List<String> FUNCTIONS =
            List.of("exponential", "normal", "lognormal", "pareto", "gamma", "empirical", "mixture");

    private static final Pattern SHIFTED = Pattern.compile("(" + TimeText.TIME + ") *\\+ *(.*)");
    private static final Pattern FUNCTION = Pattern.compile("([A-Za-z-]{1,30})\\((.*)\\)");
    private static final Pattern WEIGHTED = Pattern.compile("(" + PERCENT + ") +(.*)");

    private LatencyText() {}

    private static String function(String name, String parameters) {
        return name + "\\( *" + parameters + " *\\)";
    }

    /** @throws IllegalArgumentException saying what is allowed instead */
    static Distribution parse(String text) {
        if (text.length() > LONGEST) {
            throw new IllegalArgumentException(ALLOWED);
        }
        Matcher shifted = SHIFTED.matcher(text);
        return shifted.matches()
                ? new Distribution.Shifted(
                        TimeText.nanos(shifted.group(1)), unshifted(shifted.group(shifted.groupCount())))
                : unshifted(text);
    }

    private static Distribution unshifted(String text) {
        Matcher function = FUNCTION.matcher(text);
        if (!function.matches()) {
            Span span = TimeText.span(text, ALLOWED);
            return text.contains("..")
                    ? new Distribution.Uniform(span.minNanos(), span.maxNanos())
                    : new Distribution.Constant(span.minNanos());
        }
        String name = function.group(1);
        if (!FUNCTIONS.contains(name)) {
            throw new IllegalArgumentException(ALLOWED + Nearest.hint(name, FUNCTIONS));
        }
        List<String> parameters = parameters(function.group(2));
        return switch (name) {
            case "empirical" ->
                new LatencySpec.Empirical(
                                parameters.stream().map(Forms.TIME::read).toList())
                        .latency();
            case "mixture" ->
                new LatencySpec.Mixture(
                                parameters.stream().map(LatencyText::share).toList())
                        .latency();
            default -> ofNumbers(name, parameters);
        };
    }

    /** Between the commas that stand in no bracket. */
    private static List<String> parameters(String text) {
        List<String> parameters = new ArrayList<>();
        int depth = 0;
        int begin = 0;
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            if (c == ',' && depth == 0) {
                parameters.add(text.substring(begin, at).strip());
                begin = at + 1;
            }
        }
        parameters.add(text.substring(begin).strip());
        return parameters;
    }

    private static LatencySpec.Mixture.Share share(String text) {
        Matcher weighted = WEIGHTED.matcher(text);
        if (!weighted.matches()) {
            throw new IllegalArgumentException(
                    "a part of a mixture is a weight and a latency, as in 95% lognormal(10ms, 0.4)");
        }
        String latency = weighted.group(weighted.groupCount());
        if (latency.contains("mixture")) {
            throw new IllegalArgumentException("a mixture is not a part of another; write the parts of both");
        }
        return new LatencySpec.Mixture.Share(Probability.parse(weighted.group(1)), parse(latency));
    }

    private static Distribution ofNumbers(String name, List<String> parameters) {
        Class<?> kind = Objects.requireNonNull(LatencySpec.kinds().get(name));
        RecordComponent[] components = kind.getRecordComponents();
        if (parameters.size() != components.length) {
            List<String> names = new ArrayList<>();
            for (RecordComponent component : components) {
                names.add(component.getName());
            }
            throw new IllegalArgumentException(
                    name + " is written " + name + "(" + String.join(", ", names) + "); " + ALLOWED);
        }
        @Nullable Object[] values = new Object[components.length];
        for (int i = 0; i < components.length; i++) {
            values[i] = Forms.of(components[i].getType()).orElseThrow().read(parameters.get(i));
        }
        return ((LatencySpec) RecordParts.make(kind, values)).latency();
    }
}
