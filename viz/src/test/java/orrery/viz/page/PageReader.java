package orrery.viz.page;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
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
        return Arrays.stream(longs(table, name)).mapToInt(Math::toIntExact).toArray();
    }

    long[] longs(String table, String name) {
        return unpacked(json.get(table).get(name).asString());
    }

    /** Numbers from their text, read in another way than they are written in: digit by digit into a big number. */
    static long[] unpacked(String text) {
        List<Long> numbers = new ArrayList<>();
        BigInteger value = BigInteger.ZERO;
        int shift = 0;
        for (char sign : text.toCharArray()) {
            int digit = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".indexOf(sign);
            value = value.add(BigInteger.valueOf(digit % 32).shiftLeft(shift));
            shift += 5;
            if (digit < 32) {
                BigInteger half = value.shiftRight(1);
                numbers.add((value.testBit(0) ? half.not() : half).longValueExact());
                value = BigInteger.ZERO;
                shift = 0;
            }
        }
        return numbers.stream().mapToLong(Long::longValue).toArray();
    }

    /** The code of a compound value and what follows it; empty for any other value. */
    int[] parts(int id) {
        JsonNode value = json.get("values").get(id);
        return value.isString()
                ? Arrays.stream(unpacked(value.asString()))
                        .mapToInt(Math::toIntExact)
                        .toArray()
                : new int[0];
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
        if (value.isArray()) {
            String text = value.get(1).asString();
            return value.get(0).intValue() == 7 ? new Value.Text(text) : number(text);
        }
        if (!value.isString()) {
            return atom(value);
        }
        int[] parts = parts(id);
        return switch (parts[0]) {
            case 0 -> struct(parts);
            case 1, 2 -> new Value.Items(items(id).stream().map(this::value).toList());
            case 3, 4 -> {
                List<Value.Entry> entries = new ArrayList<>();
                List<Integer> items = items(id);
                for (int at = 0; at < items.size(); at += 2) {
                    entries.add(new Value.Entry(value(items.get(at)), value(items.get(at + 1))));
                }
                yield new Value.Entries(entries);
            }
            case 6 -> leftOut(json.get("types").get(parts[1]).get(0).asString());
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
        return new Value.Real(value.doubleValue());
    }

    private Value struct(int[] parts) {
        JsonNode type = json.get("types").get(parts[1]);
        List<Value.Field> fields = new ArrayList<>();
        for (int field = 1; field < type.size(); field++) {
            fields.add(new Value.Field(type.get(field).asString(), value(parts[field + 1])));
        }
        return new Value.Struct(type.get(0).asString(), fields);
    }

    private List<Integer> items(int id) {
        int[] parts = parts(id);
        List<Integer> items = new ArrayList<>();
        if (parts[0] == 1 || parts[0] == 3) {
            Arrays.stream(parts).skip(1).forEach(items::add);
            return items;
        }
        List<Integer> base = items(parts[1]);
        List<Integer> rest = base.subList(parts[2], base.size());
        items.addAll(rest.subList(0, parts[3]));
        Arrays.stream(parts).skip(5).forEach(items::add);
        items.addAll(rest.subList(parts[3] + parts[4], rest.size()));
        return items;
    }
}
