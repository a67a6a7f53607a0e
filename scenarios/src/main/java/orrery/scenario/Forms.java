package orrery.scenario;

import java.math.BigInteger;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import orrery.api.Span;
import orrery.api.Times;
import orrery.explore.sweep.Measure;
import orrery.scenario.Form.Json;
import orrery.world.Distribution;
import orrery.world.Pace;

/** All the {@link Form}s: a new kind of value in scenario files is a line here. */
final class Forms {

    /** Titles and the like go into one line of a terminal. */
    private static final int LONGEST_TEXT = 200;

    /** Out of all bounds. */
    private static final BigInteger BEYOND = BigInteger.TWO.pow(70);

    private static final Pattern WHOLE = Pattern.compile("-?\\d{1,19}");
    private static final Pattern DECIMAL = Pattern.compile("-?\\d{1,20}(\\.\\d{1,30})?([eE][+-]?\\d{1,3})?");

    static final Form<Duration> TIME = new Form<>(
            Duration.class,
            "time",
            Json.STRING,
            TimeText.TIME,
            TimeText.TIME_ALLOWED,
            text -> Duration.ofNanos(TimeText.nanos(text)),
            time -> Times.text(time.toNanos()));

    static final Form<Span> SPAN = new Form<>(
            Span.class, "span", Json.STRING, TimeText.SPAN, TimeText.SPAN_ALLOWED, TimeText::span, Span::toString);

    static final Form<Distribution> LATENCY = new Form<>(
            Distribution.class,
            "latency",
            Json.STRING,
            LatencyText.PATTERN,
            LatencyText.ALLOWED,
            LatencyText::parse,
            Distribution::toString);

    static final Form<Pace> PACE = new Form<>(
            Pace.class, "pace", Json.STRING, PaceText.PATTERN, PaceText.ALLOWED, PaceText::parse, Pace::toString);

    static final Form<Probability> PROBABILITY = new Form<>(
            Probability.class,
            "probability",
            Json.STRING_OR_NUMBER,
            Probability.PATTERN,
            Probability.ALLOWED,
            Probability::parse,
            Probability::toString);

    static final Form<Rate> RATE =
            new Form<>(Rate.class, "rate", Json.STRING, Rate.PATTERN, Rate.ALLOWED, Rate::parse, Rate::toString);

    static final Form<Bytes> BYTES =
            new Form<>(Bytes.class, "bytes", Json.STRING, Bytes.PATTERN, Bytes.ALLOWED, Bytes::parse, Bytes::toString);

    static final Form<ByteRate> BANDWIDTH = new Form<>(
            ByteRate.class,
            "bandwidth",
            Json.STRING,
            ByteRate.PATTERN,
            ByteRate.ALLOWED,
            ByteRate::parse,
            ByteRate::toString);

    static final Form<TopologySpec.Shape> SHAPE = new Form<>(
            TopologySpec.Shape.class,
            "shape",
            Json.STRING,
            TopologySpec.Shape.PATTERN,
            TopologySpec.Shape.ALLOWED,
            TopologySpec.Shape::parse,
            TopologySpec.Shape::toString);

    static final Form<Who> WHO =
            new Form<>(Who.class, "target", Json.STRING, Who.PATTERN, Who.ALLOWED, Who::new, Who::toString);

    static final Form<LinkName> LINK = new Form<>(
            LinkName.class,
            "link",
            Json.STRING,
            LinkName.PATTERN,
            LinkName.ALLOWED,
            LinkName::parse,
            LinkName::toString);

    static final Form<ModelName> MODEL = new Form<>(
            ModelName.class,
            "model",
            Json.STRING,
            String.join("|", ModelName.KNOWN),
            ModelName.ALLOWED,
            ModelName::new,
            ModelName::toString);

    static final Form<Shift> SHIFT =
            new Form<>(Shift.class, "jump", Json.STRING, Shift.PATTERN, Shift.ALLOWED, Shift::parse, Shift::toString);

    static final Form<Drift> DRIFT =
            new Form<>(Drift.class, "drift", Json.STRING, Drift.PATTERN, Drift.ALLOWED, Drift::parse, Drift::toString);

    static final Form<Seed> SEED =
            new Form<>(Seed.class, "seed", Json.INTEGER, Seed.PATTERN, Seed.ALLOWED, Seed::parse, Seed::toString);

    static final Form<String> TEXT = new Form<>(
            String.class,
            "text",
            Json.STRING,
            "",
            "this is one line of text of at most " + LONGEST_TEXT + " characters",
            Forms::text,
            text -> text);

    static final Form<Integer> INTEGER = whole(Integer.class, Integer.MIN_VALUE, Integer.MAX_VALUE);
    static final Form<Long> LONG = whole(Long.class, Long.MIN_VALUE, Long.MAX_VALUE);

    static final Form<Double> NUMBER = new Form<>(
            Double.class, "number", Json.NUMBER, "", "this is a number, as in 0.5", Forms::number, Forms::numberText);

    static final Form<Boolean> TRUTH = new Form<>(
            Boolean.class,
            "true or false",
            Json.BOOLEAN,
            "",
            "this is true or false",
            text -> pick(text, List.of(true, false), "this is true or false"),
            String::valueOf);

    /** In the order of the reference page. */
    static final List<Form<?>> ALL = List.of(
            TIME,
            SPAN,
            LATENCY,
            PACE,
            PROBABILITY,
            RATE,
            BYTES,
            BANDWIDTH,
            SHAPE,
            WHO,
            LINK,
            SHIFT,
            DRIFT,
            MODEL,
            SEED,
            TEXT,
            INTEGER,
            LONG,
            NUMBER,
            TRUTH);

    static final Form<SeedRange> SEEDS = new Form<>(
            SeedRange.class,
            "seeds",
            Json.STRING,
            SeedRange.PATTERN,
            SeedRange.ALLOWED,
            SeedRange::parse,
            SeedRange::toString);

    static final Form<Measure> MEASURE = new Form<>(
            Measure.class,
            "measure",
            Json.STRING,
            "",
            "this is what is measured, as in without leader",
            Measure::parse,
            Measure::toString);

    /** In experiment files alone. */
    static final List<Form<?>> OF_EXPERIMENTS = List.of(SEEDS, MEASURE);

    private static final Map<Class<?>, Form<?>> BY_TYPE = byType();

    private Forms() {}

    private static Map<Class<?>, Form<?>> byType() {
        Map<Class<?>, Form<?>> forms = new LinkedHashMap<>();
        ALL.forEach(form -> forms.put(form.type(), form));
        OF_EXPERIMENTS.forEach(form -> forms.put(form.type(), form));
        forms.put(int.class, INTEGER);
        forms.put(long.class, LONG);
        forms.put(double.class, NUMBER);
        forms.put(boolean.class, TRUTH);
        return forms;
    }

    /** The form of such values, if they are written as one word. */
    static Optional<Form<?>> of(Class<?> type) {
        if (Distribution.class.isAssignableFrom(type)) {
            return Optional.of(LATENCY);
        }
        if (Pace.class.isAssignableFrom(type)) {
            return Optional.of(PACE);
        }
        Class<?> enumeration = type.isEnum() ? type : type.getSuperclass();
        if (enumeration != null && enumeration.isEnum()) {
            return Optional.of(words(enumeration));
        }
        return Optional.ofNullable(BY_TYPE.get(type));
    }

    /** Whole numbers of this form's type, within bounds. */
    static <T> Form<T> within(Form<T> form, Bounds bounds) {
        if (form.json() != Json.INTEGER) {
            throw new IllegalArgumentException("bounds are for whole numbers, not for a " + form.name());
        }
        return whole(form.type(), bounds.min(), bounds.max());
    }

    /** Whole numbers from {@code min} to {@code max}. */
    static <T> Form<T> whole(Class<T> type, long min, long max) {
        String allowed = "this is a whole number from " + min + " to " + max;
        return new Form<>(
                type,
                "whole number",
                Json.INTEGER,
                WHOLE.pattern(),
                allowed,
                text -> {
                    BigInteger number = WHOLE.matcher(text).matches() ? new BigInteger(text) : BEYOND;
                    if (number.compareTo(BigInteger.valueOf(min)) < 0
                            || number.compareTo(BigInteger.valueOf(max)) > 0) {
                        throw new IllegalArgumentException(allowed);
                    }
                    long value = number.longValueExact();
                    return type.cast(type == Integer.class ? (Object) Math.toIntExact(value) : (Object) value);
                },
                String::valueOf);
    }

    /** An enum's constants, in lower case, with hyphens. */
    private static <T> Form<T> words(Class<T> enumeration) {
        List<T> constants = List.of(enumeration.getEnumConstants());
        String allowed = "this is one of " + String.join(", ", words(constants));
        return new Form<>(
                enumeration,
                "word",
                Json.STRING,
                String.join("|", words(constants)),
                allowed,
                text -> pick(text, constants, allowed),
                Forms::word);
    }

    private static List<String> words(Collection<?> constants) {
        return constants.stream().map(Forms::word).toList();
    }

    static String word(Object constant) {
        return String.valueOf(constant instanceof Enum<?> one ? one.name() : constant)
                .toLowerCase(Locale.ROOT)
                .replace('_', '-');
    }

    private static <T> T pick(String text, List<T> constants, String allowed) {
        List<String> words = words(constants);
        int index = words.indexOf(text);
        if (index < 0) {
            throw new IllegalArgumentException(allowed + Nearest.hint(text, words));
        }
        return constants.get(index);
    }

    private static String text(String text) {
        if (!isText(text)) {
            throw new IllegalArgumentException(TEXT.allowed());
        }
        return text;
    }

    /** Whether this is one line that harms no terminal. */
    static boolean isText(String text) {
        return text.length() <= LONGEST_TEXT && text.equals(Quote.harmless(text));
    }

    private static double number(String text) {
        double number = DECIMAL.matcher(text).matches() ? Double.parseDouble(text) : Double.NaN;
        if (!Double.isFinite(number)) {
            throw new IllegalArgumentException(NUMBER.allowed());
        }
        return number;
    }

    private static String numberText(double number) {
        return Double.toString(number);
    }
}
