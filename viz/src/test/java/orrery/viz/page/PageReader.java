package orrery.viz.page;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import orrery.trace.Value;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads a page back: its parts, and the values of its run. */
final class PageReader {

    private static final Pattern DATA =
            Pattern.compile("<script type=\"application/json\" id=\"data\">(.*?)</script>", Pattern.DOTALL);

    private final String data;
    private final JsonNode json;

    PageReader(String page) {
        Matcher matcher = DATA.matcher(page);
        if (!matcher.find()) {
            throw new AssertionError("the page has no data");
        }
        data = matcher.group(1);
        json = JsonMapper.shared().readTree(data);
    }

    /** The data as they stand in the page. */
    String data() {
        return data;
    }

    JsonNode json() {
        return json;
    }

    int[] column(String table, String name) {
        JsonNode column = json.get(table).get(name);
        int[] numbers = new int[column.size()];
        for (int at = 0; at < numbers.length; at++) {
            numbers[at] = column.get(at).intValue();
        }
        return numbers;
    }

    /** A column that was written as differences. */
    static int[] summed(int[] differences) {
        int[] numbers = differences.clone();
        for (int at = 1; at < numbers.length; at++) {
            numbers[at] += numbers[at - 1];
        }
        return numbers;
    }

    /** A value of the run; one that was left out is a struct of its type with the field {@code leftOut}. */
    Value value(int id) {
        JsonNode value = json.get("values").get(id);
        if (!value.isArray()) {
            return atom(value);
        }
        return switch (value.get(0).intValue()) {
            case 0 -> struct(value);
            case 1, 2 -> new Value.Items(items(id).stream().map(this::value).toList());
            case 3, 4 -> {
                List<Value.Entry> entries = new ArrayList<>();
                List<Integer> parts = items(id);
                for (int at = 0; at < parts.size(); at += 2) {
                    entries.add(new Value.Entry(value(parts.get(at)), value(parts.get(at + 1))));
                }
                yield new Value.Entries(entries);
            }
            case 5 -> number(value.get(1).asString());
            case 6 ->
                leftOut(json.get("types").get(value.get(1).intValue()).get(0).asString());
            default -> throw new AssertionError("an unknown code in " + value);
        };
    }

    /** A number that JavaScript has no exact number for. */
    private static Value number(String text) {
        return text.matches("-?[0-9]+")
                ? new Value.Whole(Long.parseLong(text))
                : new Value.Real(Double.parseDouble(text));
    }

    static Value leftOut(String type) {
        return new Value.Struct(type, List.of(new Value.Field("leftOut", new Value.Flag(true))));
    }

    private static Value atom(JsonNode value) {
        if (value.isNull()) {
            return new Value.Nothing();
        }
        if (value.isBoolean()) {
            return new Value.Flag(value.booleanValue());
        }
        if (value.isIntegralNumber()) {
            return new Value.Whole(value.longValue());
        }
        return value.isNumber() ? new Value.Real(value.doubleValue()) : new Value.Text(value.asString());
    }

    private Value struct(JsonNode value) {
        JsonNode type = json.get("types").get(value.get(1).intValue());
        List<Value.Field> fields = new ArrayList<>();
        for (int field = 1; field < type.size(); field++) {
            fields.add(new Value.Field(
                    type.get(field).asString(), value(value.get(field + 1).intValue())));
        }
        return new Value.Struct(type.get(0).asString(), fields);
    }

    private List<Integer> items(int id) {
        JsonNode value = json.get("values").get(id);
        int code = value.get(0).intValue();
        List<Integer> items = new ArrayList<>();
        if (code == 1 || code == 3) {
            for (int at = 1; at < value.size(); at++) {
                items.add(value.get(at).intValue());
            }
            return items;
        }
        List<Integer> base = items(value.get(1).intValue());
        List<Integer> rest = base.subList(value.get(2).intValue(), base.size());
        int from = value.get(3).intValue();
        items.addAll(rest.subList(0, from));
        for (int at = 5; at < value.size(); at++) {
            items.add(value.get(at).intValue());
        }
        items.addAll(rest.subList(from + value.get(4).intValue(), rest.size()));
        return items;
    }
}
