package orrery.trace;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonToken;

/**
 * Reads values and patches in the form that {@link ValueWriter} gives them, from a file that anybody may have written.
 * Every method begins with the token that the line read last and ends with the last token of what it read.
 */
final class ValueReader {

    private static final String VALUES = "\"@\", \"@entries\" or \"@real\"";

    private final int depthLimit;
    private final Memory memory;

    /** The names of types and fields, each of which a file has many times and a trace once. */
    private final Map<String, String> names = new HashMap<>();

    ValueReader(int depthLimit, Memory memory) {
        this.depthLimit = depthLimit;
        this.memory = memory;
    }

    Memory memory() {
        return memory;
    }

    Value value(JsonLine line) throws TraceFormatException {
        return value(line, 0);
    }

    Patch patch(JsonLine line) throws TraceFormatException {
        return patch(line, 0);
    }

    /** Reads an object of which the first name was already read; null if there is none. */
    Value object(JsonLine line, @Nullable String first) throws TraceFormatException {
        return object(line, first, 0);
    }

    // ---- values

    private Value value(JsonLine line, int depth) throws TraceFormatException {
        take(line, 32);
        return switch (line.token()) {
            case VALUE_NULL -> Value.Nothing.INSTANCE;
            case VALUE_TRUE -> new Value.Flag(true);
            case VALUE_FALSE -> new Value.Flag(false);
            case VALUE_NUMBER_INT -> new Value.Whole(line.whole());
            case VALUE_NUMBER_FLOAT -> new Value.Real(line.real());
            case VALUE_STRING -> text(line);
            case START_ARRAY -> new Value.Items(items(line, depth));
            case START_OBJECT -> object(line, line.nextName(), depth);
            default -> throw line.expected("a value");
        };
    }

    private Value text(JsonLine line) throws TraceFormatException {
        String text = line.text();
        take(line, 48 + 2L * text.length());
        return new Value.Text(text);
    }

    private List<Value> items(JsonLine line, int depth) throws TraceFormatException {
        enter(line, depth);
        List<Value> values = new ArrayList<>();
        while (line.next() != JsonToken.END_ARRAY) {
            values.add(value(line, depth + 1));
        }
        return values;
    }

    private Value object(JsonLine line, @Nullable String first, int depth) throws TraceFormatException {
        enter(line, depth);
        return switch (first) {
            case "@" -> struct(line, depth);
            case "@entries" -> {
                Value entries = new Value.Entries(entries(line, depth));
                line.next(JsonToken.END_OBJECT, "the end of this object");
                yield entries;
            }
            case "@real" -> special(line);
            case null, default -> throw line.expected("a value, as an object that begins with " + VALUES);
        };
    }

    private Value struct(JsonLine line, int depth) throws TraceFormatException {
        int column = line.column();
        line.next();
        String type = name(line);
        List<Value.Field> fields = new ArrayList<>();
        while (line.nextName() != null) {
            String name = name(line);
            line.next();
            fields.add(new Value.Field(name, value(line, depth + 1)));
        }
        take(line, 64 + 32L * fields.size());
        return line.fitting(column, () -> new Value.Struct(type, fields));
    }

    private List<Value.Entry> entries(JsonLine line, int depth) throws TraceFormatException {
        line.next(JsonToken.START_ARRAY, "an array of entries");
        List<Value.Entry> entries = new ArrayList<>();
        while (line.next() != JsonToken.END_ARRAY) {
            if (line.token() != JsonToken.START_ARRAY) {
                throw line.expected("an entry: an array of a key and a value");
            }
            take(line, 48);
            line.next();
            Value key = value(line, depth + 1);
            line.next();
            entries.add(new Value.Entry(key, value(line, depth + 1)));
            line.next(JsonToken.END_ARRAY, "the end of this entry");
        }
        return entries;
    }

    private static Value special(JsonLine line) throws TraceFormatException {
        line.next();
        double number = switch (line.text()) {
            case "NaN" -> Double.NaN;
            case "Infinity" -> Double.POSITIVE_INFINITY;
            case "-Infinity" -> Double.NEGATIVE_INFINITY;
            default -> throw line.expected("NaN, Infinity or -Infinity");
        };
        line.next(JsonToken.END_OBJECT, "the end of this object");
        return new Value.Real(number);
    }

    // ---- patches

    private Patch patch(JsonLine line, int depth) throws TraceFormatException {
        if (line.token() != JsonToken.START_OBJECT) {
            return new Patch.Replace(value(line, depth));
        }
        enter(line, depth);
        take(line, 64);
        String first = line.nextName();
        return switch (first) {
            case null -> new Patch.Same();
            case "@", "@entries", "@real" -> new Patch.Replace(object(line, first, depth));
            case "@becomes" -> becomes(line, depth);
            case "@at" -> splice(line, depth);
            case "@each" -> each(line, depth);
            default -> new Patch.Fields(fields(line, first, depth));
        };
    }

    private Patch becomes(JsonLine line, int depth) throws TraceFormatException {
        line.next();
        String type = name(line);
        return new Patch.Becomes(type, fields(line, line.nextName(), depth));
    }

    private List<Patch.FieldPatch> fields(JsonLine line, @Nullable String first, int depth)
            throws TraceFormatException {
        Map<String, Patch> patches = new HashMap<>(); // only asked
        List<Patch.FieldPatch> fields = new ArrayList<>();
        for (String next = first; next != null; next = line.nextName()) {
            String name = name(line);
            take(line, 96);
            line.next();
            Patch patch = patch(line, depth + 1);
            if (patches.put(name, patch) != null) {
                throw line.wrong(line.column(), "the field " + name + " is patched twice");
            }
            fields.add(new Patch.FieldPatch(name, patch));
        }
        return fields;
    }

    private Patch splice(JsonLine line, int depth) throws TraceFormatException {
        line.next();
        int at = line.count();
        if (!"@drop".equals(line.nextName())) {
            throw line.expected("\"@drop\"");
        }
        line.next();
        int drop = line.count();
        Patch splice = switch (line.nextName()) {
            case "@items" -> {
                line.next(JsonToken.START_ARRAY, "an array of items");
                yield new Patch.SpliceItems(at, drop, items(line, depth));
            }
            case "@entries" -> new Patch.SpliceEntries(at, drop, entries(line, depth));
            case null, default -> throw line.expected("\"@items\" or \"@entries\"");
        };
        line.next(JsonToken.END_OBJECT, "the end of this object");
        return splice;
    }

    private Patch each(JsonLine line, int depth) throws TraceFormatException {
        line.next(JsonToken.START_ARRAY, "an array of places and patches");
        SortedMap<Integer, Patch> changed = new TreeMap<>();
        while (line.next() != JsonToken.END_ARRAY) {
            if (line.token() != JsonToken.START_ARRAY) {
                throw line.expected("an array of a place and a patch");
            }
            take(line, 96);
            line.next();
            int at = line.count();
            line.next();
            if (changed.put(at, patch(line, depth + 1)) != null) {
                throw line.wrong(line.column(), "the place " + at + " is patched twice");
            }
            line.next(JsonToken.END_ARRAY, "the end of this array");
        }
        line.next(JsonToken.END_OBJECT, "the end of this object");
        return new Patch.Each(changed);
    }

    // ---- what all of them hold to

    private void enter(JsonLine line, int depth) throws TraceFormatException {
        if (depth >= depthLimit) {
            throw line.wrong(line.column(), "this is nested more than " + depthLimit + " deep");
        }
    }

    /** Takes memory for what is read. */
    void take(JsonLine line, long bytes) throws TraceFormatException {
        try {
            memory.accept(bytes);
        } catch (IllegalArgumentException e) {
            throw line.wrong(line.column(), String.valueOf(e.getMessage()));
        }
    }

    /** The name of a type or of a field: what Java would take for one, and nothing invisible in it. */
    private String name(JsonLine line) throws TraceFormatException {
        String name = line.text();
        String known = names.get(name);
        if (known != null) {
            return known;
        }
        boolean fine = !name.isEmpty() && Character.isJavaIdentifierStart(name.codePointAt(0));
        fine &= name.codePoints()
                .allMatch(point -> Character.isJavaIdentifierPart(point) && !Character.isIdentifierIgnorable(point));
        if (!fine) {
            throw line.expected("a name as Java has them");
        }
        take(line, 128 + 2L * name.length());
        names.put(name, name);
        return name;
    }
}
