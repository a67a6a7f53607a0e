package orrery.scenario;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Writes a scenario as a person would: one field a line in the order of the reference, defaults left out, small groups
 * in braces. What it writes reads back as an equal scenario.
 */
public final class ScenarioWriter {

    /** What YAML takes for plain text everywhere, within braces too. */
    private static final Pattern PLAIN = Pattern.compile("-?[A-Za-z0-9][A-Za-z0-9%/()._+>-]*( [A-Za-z0-9%/()._+-]+)*");

    /** What YAML takes for a number or a truth, though it be somebody's name. */
    private static final Pattern NO_TEXT =
            Pattern.compile("(?i)true|false|[-+]?(\\.\\d+|\\d+(\\.\\d*)?)(e[-+]?\\d+)?|0[xo][0-9a-f]+");

    private ScenarioWriter() {}

    /** YAML, ending with a new line. */
    public static String write(Scenario scenario) {
        StringBuilder text = new StringBuilder();
        Scenario defaults = Scenario.of(scenario.protocol());
        for (RecordComponent component : Scenario.class.getRecordComponents()) {
            Object value = RecordParts.get(scenario, component);
            boolean options = component.getName().equals("with");
            if (component.isAnnotationPresent(Required.class) || !value.equals(RecordParts.get(defaults, component))) {
                text.append(RecordParts.name(component))
                        .append(':')
                        .append(options ? " " + option(value) : field(value))
                        .append('\n');
            }
        }
        return text.toString();
    }

    private static String field(Object value) {
        if (value instanceof Optional<?> some && some.isPresent()) {
            return field(some.get());
        }
        if (value instanceof List<?> list && !list.isEmpty()) {
            return list.stream().map(entry -> "\n  - " + flow(entry)).collect(Collectors.joining());
        }
        return " " + flow(value);
    }

    /** On one line. */
    private static String flow(Object value) {
        return switch (value) {
            case Optional<?> some -> flow(some.orElseThrow());
            case Nodes nodes when nodes.counted() -> String.valueOf(nodes.size());
            case Nodes nodes -> flow(nodes.names());
            case ClimateSpec climate when climate.named() -> flow(climate.name());
            case PartitionSpec.Sides sides -> flow(sides.sides());
            case List<?> list -> "[" + list.stream().map(ScenarioWriter::flow).collect(Collectors.joining(", ")) + "]";
            case Map<?, ?> map ->
                braces(map.entrySet().stream()
                        .map(entry -> word(String.valueOf(entry.getKey()), true) + ": " + flow(entry.getValue()))
                        .toList());
            default ->
                Forms.of(value.getClass())
                        .map(form -> word(form.write(value), form.json() == Form.Json.STRING))
                        .orElseGet(() -> braces(fields((Record) value)));
        };
    }

    /** An option's text may be a number or a truth, which only its protocol knows: unlike a title, it needs no quotes. */
    private static String option(Object value) {
        return switch (value) {
            case String text -> word(text, false);
            case Map<?, ?> map ->
                braces(map.entrySet().stream()
                        .map(entry -> word(String.valueOf(entry.getKey()), true) + ": " + option(entry.getValue()))
                        .toList());
            case List<?> list ->
                "[" + list.stream().map(ScenarioWriter::option).collect(Collectors.joining(", ")) + "]";
            default -> flow(value);
        };
    }

    private static List<String> fields(Record group) {
        List<String> fields = new ArrayList<>();
        Record defaults = Defaults.of(group.getClass());
        for (RecordComponent component : group.getClass().getRecordComponents()) {
            Object value = RecordParts.get(group, component);
            if (component.isAnnotationPresent(Inlined.class)) {
                fields.addAll(fields((Record) value));
                continue;
            }
            boolean left = value.equals(Optional.empty())
                    || (defaults != null && value.equals(RecordParts.get(defaults, component)));
            if (!left) {
                boolean options = component.getName().equals("with");
                fields.add(RecordParts.name(component) + ": " + (options ? option(value) : flow(value)));
            }
        }
        return fields;
    }

    private static String braces(List<String> fields) {
        return fields.isEmpty() ? "{}" : "{ " + String.join(", ", fields) + " }";
    }

    private static String word(String word, boolean text) {
        boolean plain = PLAIN.matcher(word).matches()
                && !word.equalsIgnoreCase("null")
                && !(text && NO_TEXT.matcher(word).matches());
        return plain ? word : quoted(word);
    }

    private static String quoted(String word) {
        StringBuilder quoted = new StringBuilder("\"");
        word.codePoints().forEach(point -> {
            if (point == '"' || point == '\\') {
                quoted.append('\\').appendCodePoint(point);
            } else if (Quote.isHarmless(point)) {
                quoted.appendCodePoint(point);
            } else {
                quoted.append(String.format(Locale.ROOT, point > 0xffff ? "\\U%08x" : "\\u%04x", point));
            }
        });
        return quoted.append('"').toString();
    }
}
