package orrery.scenario;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One {@code --set path=value}: replaces a part of what the file says before anything is made of it, so it is read and
 * checked as if it had been written there. An empty value takes a field away.
 *
 * @param text as given, as in {@code faults[0].at=2s}
 */
record Setting(String text) {

    private static final Pattern WRITTEN = Pattern.compile("([^=]+)=(.*)", Pattern.DOTALL);
    private static final Pattern PATH = Pattern.compile("[^.\\[\\]]+(\\.[^.\\[\\]]+|\\[\\d{1,6}\\])*");
    private static final Pattern PART = Pattern.compile("\\[(\\d+)\\]|[^.\\[\\]]+");

    /** What the file says with this setting; unchanged if the setting has no place in it, as the problems then say. */
    Value apply(Value root, Problems problems) {
        Place place = Place.unlined("--set " + Quote.shortened(text));
        Matcher written = WRITTEN.matcher(text);
        if (!written.matches() || !PATH.matcher(written.group(1).strip()).matches()) {
            problems.add(place, "", "a setting is written path=value, as in network.loss=5% or faults[0].at=2s");
            return root;
        }
        Value value = Document.read(written.group(2), place, problems);
        try {
            return put(root, written.group(1).strip(), value == null ? new Value.Nothing(place) : value);
        } catch (IllegalArgumentException noSuchPart) {
            problems.add(place, "", String.valueOf(noSuchPart.getMessage()));
            return root;
        }
    }

    /**
     * The whole with this value at a path.
     *
     * @throws IllegalArgumentException if there is no such path in it
     */
    static Value put(Value root, String path, Value value) {
        if (!PATH.matcher(path).matches()) {
            throw new IllegalArgumentException("a path is written network.loss or faults[0].at");
        }
        List<String> parts = new ArrayList<>();
        Matcher part = PART.matcher(path);
        while (part.find()) {
            parts.add(part.group());
        }
        return replace(root, "", parts, value);
    }

    /** A copy of the whole in which the part has this value; fields on the way to it are made. */
    private static Value replace(Value whole, String path, List<String> parts, Value value) {
        if (parts.isEmpty()) {
            return value;
        }
        String part = parts.getFirst();
        String child = part.startsWith("[") || path.isEmpty() ? path + part : path + "." + part;
        List<String> rest = parts.subList(1, parts.size());
        return switch (whole) {
            case Value.Entries list
            when part.startsWith("[") -> {
                int index = Integer.parseInt(part.substring(1, part.length() - 1));
                if (index >= list.entries().size()) {
                    throw new IllegalArgumentException(path + " has no entry " + part + "; it has "
                            + list.entries().size() + ", counted from [0]");
                }
                List<Value> entries = new ArrayList<>(list.entries());
                entries.set(index, replace(entries.get(index), child, rest, value));
                yield new Value.Entries(list.place(), entries);
            }
            case Value.Fields old
            when !part.startsWith("[") -> {
                Map<String, Value.Field> fields = new LinkedHashMap<>(old.fields());
                Value.Field none = new Value.Field(value.place(), new Value.Nothing(value.place()));
                Value.Field before = fields.getOrDefault(part, none);
                Place name = rest.isEmpty() ? value.place() : before.name();
                fields.put(part, new Value.Field(name, replace(before.value(), child, rest, value)));
                yield new Value.Fields(old.place(), fields);
            }
            case Value.Nothing nothing
            when !part.startsWith("[") -> replace(new Value.Fields(value.place(), Map.of()), path, parts, value);
            default -> throw new IllegalArgumentException(misfit(whole, path, part));
        };
    }

    private static String misfit(Value whole, String path, String part) {
        String name = path.isEmpty() ? "the scenario" : path;
        return whole instanceof Value.Entries
                ? name + " is a list; its entries are " + name + "[0] and so on"
                : name + " has no part " + Quote.quoted(part);
    }
}
