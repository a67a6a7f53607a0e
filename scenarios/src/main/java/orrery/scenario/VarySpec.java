package orrery.scenario;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The values of what an experiment varies.
 *
 * @param values each as it stands in the place of what the scenario says
 * @param doubling whether each is a multiple of the one before, so that they lie well on a logarithmic axis
 */
record VarySpec(List<Value> values, boolean doubling) {

    static final int MOST = 1000;

    private static final String ALLOWED = "these are the values, as [1, 2, 4], or { from: 1, to: 9, step: 2 }, or"
            + " { from: 1ms, to: 64ms, times: 2 }";
    private static final String NUMBER_ALLOWED = "this is a number, perhaps with a unit, as 5% or 10ms";
    private static final Pattern NUMBER = Pattern.compile("(\\d{1,12}(?:\\.\\d{1,9})?)([A-Za-z%/]{0,4})");
    static final List<String> OF_RANGE = List.of("from", "to", "step", "times");

    VarySpec {
        values = List.copyOf(values);
    }

    /** Null if there are none, and then that has been said. */
    static @Nullable VarySpec read(Part part) {
        return switch (part.value()) {
            case Value.Entries list -> listed(part, list.entries());
            case Value.Fields range -> range(part, range);
            case null, default -> {
                part.refuse(ALLOWED);
                yield null;
            }
        };
    }

    private static @Nullable VarySpec listed(Part part, List<Value> values) {
        if (values.isEmpty() || values.size() > MOST) {
            part.say("found a list of " + values.size() + ", but there are from 1 to " + MOST + " values");
            return null;
        }
        return new VarySpec(values, false);
    }

    /** A number and its unit. */
    private record Quantity(BigDecimal number, String unit) {}

    private static @Nullable VarySpec range(Part part, Value.Fields fields) {
        for (String name : fields.fields().keySet()) {
            if (!OF_RANGE.contains(name)) {
                part.field(name)
                        .sayOfName("no such field; a range has from, to, and step or times"
                                + Nearest.hint(name, OF_RANGE));
            }
        }
        boolean doubling = part.field("times").value() != null;
        if (doubling == (part.field("step").value() != null)) {
            part.say("a range has either a step, as in { from: 1, to: 9, step: 2 }, or times, as in { from: 1, to: 64,"
                    + " times: 2 }");
            return null;
        }
        Quantity from = quantity(part.field("from"));
        Quantity to = quantity(part.field("to"));
        Quantity by = quantity(part.field(doubling ? "times" : "step"));
        if (!part.clean() || from == null || to == null || by == null) {
            return null;
        }
        if (!from.unit.equals(to.unit) || !by.unit.equals(doubling ? "" : from.unit)) {
            part.say("from, to and step have the same unit" + (doubling ? ", and times has none" : ""));
            return null;
        }
        List<Value> values = new ArrayList<>();
        BigDecimal at = from.number;
        while (at.compareTo(to.number) <= 0 && values.size() <= MOST) {
            values.add(new Value.Word(
                    part.field("from").place(), at.stripTrailingZeros().toPlainString() + from.unit));
            BigDecimal next = doubling ? at.multiply(by.number) : at.add(by.number);
            if (next.compareTo(at) <= 0) {
                part.field(doubling ? "times" : "step").say("with this, the range never ends");
                return null;
            }
            at = next;
        }
        if (values.isEmpty() || values.size() > MOST) {
            part.say(
                    values.isEmpty()
                            ? "the range is empty: from is beyond to"
                            : "the range has more than " + MOST + " values");
            return null;
        }
        return new VarySpec(values, doubling);
    }

    private static @Nullable Quantity quantity(Part part) {
        Matcher written = NUMBER.matcher(part.value() instanceof Value.Word word ? word.text() : "");
        if (!written.matches()) {
            part.refuse(NUMBER_ALLOWED);
            return null;
        }
        return new Quantity(new BigDecimal(written.group(1)), written.group(2));
    }

    /** A value as people read it in tables. */
    static String told(Value value) {
        return switch (value) {
            case Value.Nothing nothing -> "left out";
            case Value.Word word -> Quote.harmless(word.text());
            case Value.Entries list ->
                list.entries().stream().map(VarySpec::told).collect(Collectors.joining(", ", "[", "]"));
            case Value.Fields fields ->
                fields.fields().entrySet().stream()
                        .map(entry -> Quote.harmless(entry.getKey()) + ": "
                                + told(entry.getValue().value()))
                        .collect(Collectors.joining(", ", "{ ", " }"));
        };
    }
}
