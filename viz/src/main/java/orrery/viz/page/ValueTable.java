package orrery.viz.page;

import java.io.StringWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;
import orrery.trace.Value;
import tools.jackson.core.JsonGenerator;

/**
 * Every value of a run, once: equal values get the same id, so the page compares states by comparing numbers. A list or
 * map that differs little from an earlier one is written as that difference: a log of which every state is kept costs
 * its entries and not their square.
 *
 * <p>The entries of the table are what {@code values.js} reads: a number, boolean or null for itself; an array of a code
 * below and a text for what is text; and for the rest a string, the {@linkplain Packed packed} numbers of a code and ids.
 */
final class ValueTable {

    /** No value: the state of a node that is down. */
    static final int NONE = -1;

    private static final Value NOTHING = new Value.Nothing();

    private static final int STRUCT = 0;
    private static final int LIST = 1;
    private static final int LIST_FROM = 2;
    private static final int MAP = 3;
    private static final int MAP_FROM = 4;
    private static final int WORD = 5;
    private static final int LEFT_OUT = 6;
    private static final int TEXT = 7;

    /** Beyond this, numbers in JavaScript are no longer exact. */
    private static final long EXACT = 1L << 53;

    // these are asked and never walked, and their keys have an order, so that no file can be made to fill one bucket;
    // the first finds again the parts that states share, without looking into them
    private final IdentityHashMap<Value, Integer> places = new IdentityHashMap<>();
    private final Map<Shape, Integer> ids = new HashMap<>();
    private final Map<String, Integer> atoms = new HashMap<>();
    private final Map<String, Integer> types = new HashMap<>();
    private final Map<String, Integer> latestType = new HashMap<>();
    private final List<List<String>> typeList = new ArrayList<>();
    private final List<int[]> shapes = new ArrayList<>();

    private final StringWriter text = new StringWriter();
    private final JsonGenerator json = ScriptSafe.generator(text);

    ValueTable() {
        json.writeStartArray();
    }

    /** A compound value: its code, its type if it has one, and the ids of its parts. */
    private static final class Shape implements Comparable<Shape> {

        private final int[] parts;
        private final int hash;

        Shape(int... parts) {
            this.parts = parts;
            this.hash = Arrays.hashCode(parts);
        }

        @Override
        public int compareTo(Shape other) {
            return Arrays.compare(parts, other.parts);
        }

        @Override
        public int hashCode() {
            return hash;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Shape shape && Arrays.equals(parts, shape.parts);
        }
    }

    /** The id of a value that resembles no earlier one. */
    int id(Value value) {
        return id(value, NOTHING);
    }

    /**
     * The id of a value.
     *
     * @param like a value that was put in earlier and that this one probably resembles, as the state before
     */
    int id(Value value, Value like) {
        return switch (value) {
            case Value.Struct struct -> place(struct, () -> struct(struct, like));
            case Value.Items items -> place(items, () -> items(items, like));
            case Value.Entries entries -> place(entries, () -> entries(entries, like));
            case Value.Text(String words) -> atom("t" + words, () -> word(TEXT, words));
            case Value.Whole(long number)
            when number > -EXACT && number < EXACT -> atom("w" + number, () -> json.writeNumber(number));
            case Value.Whole(long number) -> atom("w" + number, () -> word(WORD, Long.toString(number)));
            case Value.Real(double number)
            when Double.isFinite(number) -> atom("r" + number, () -> json.writeNumber(number));
            case Value.Real(double number) -> atom("r" + number, () -> word(WORD, Double.toString(number)));
            case Value.Flag(boolean set) -> atom("f" + set, () -> json.writeBoolean(set));
            case Value.Nothing nothing -> atom("n", json::writeNull);
        };
    }

    private int place(Value value, IntSupplier find) {
        Integer seen = places.get(value);
        if (seen != null) {
            return seen;
        }
        int id = find.getAsInt();
        places.put(value, id);
        return id;
    }

    @SuppressWarnings("ReferenceEquality") // the same element needs no second look
    private int items(Value.Items items, Value like) {
        List<Value> before = like instanceof Value.Items earlier ? earlier.values() : List.of();
        int base = places.getOrDefault(like, NONE);
        int[] parts = new int[items.values().size() + 1];
        parts[0] = LIST;
        for (int at = 1; at < parts.length; at++) {
            Value item = items.values().get(at - 1);
            Value earlier = at <= before.size() ? before.get(at - 1) : NOTHING;
            boolean same = base != NONE && earlier == item;
            parts[at] = same ? shapes.get(base)[at] : id(item, earlier);
        }
        return sequence(new Shape(parts), parts, base, LIST_FROM);
    }

    private int entries(Value.Entries entries, Value like) {
        List<Value.Entry> before = like instanceof Value.Entries earlier ? earlier.entries() : List.of();
        int[] parts = new int[2 * entries.entries().size() + 1];
        parts[0] = MAP;
        for (int at = 1; at < parts.length; at += 2) {
            Value.Entry entry = entries.entries().get(at / 2);
            parts[at] = id(entry.key());
            parts[at + 1] = id(entry.value(), under(entry.key(), before, at / 2));
        }
        return sequence(inOneOrder(parts), parts, places.getOrDefault(like, NONE), MAP_FROM);
    }

    /** What stood under a key before, if that was in the same place. */
    private static Value under(Value key, List<Value.Entry> before, int place) {
        return place < before.size() && before.get(place).key().equals(key)
                ? before.get(place).value()
                : NOTHING;
    }

    /** Maps are equal in whatever order they are walked, so they are known by their entries in the order of ids. */
    private static Shape inOneOrder(int[] parts) {
        int[][] pairs = new int[parts.length / 2][];
        for (int pair = 0; pair < pairs.length; pair++) {
            pairs[pair] = new int[] {parts[2 * pair + 1], parts[2 * pair + 2]};
        }
        Arrays.sort(pairs, Arrays::compare);
        int[] ordered = parts.clone();
        for (int pair = 0; pair < pairs.length; pair++) {
            System.arraycopy(pairs[pair], 0, ordered, 2 * pair + 1, 2);
        }
        return new Shape(ordered);
    }

    int text(String words) {
        return id(new Value.Text(words));
    }

    /** Stands for all values of a type whose content is not kept. */
    int leftOut(String type) {
        return known(new Shape(LEFT_OUT, type(List.of(type))), shape -> json.writeString(Packed.text(shape)));
    }

    boolean isLeftOut(int id) {
        return shapes.get(id)[0] == LEFT_OUT;
    }

    private int struct(Value.Struct struct, Value like) {
        int[] parts = new int[struct.fields().size() + 2];
        parts[0] = STRUCT;
        parts[1] = typeOf(struct);
        for (int field = 0; field < struct.fields().size(); field++) {
            Value.Field part = struct.fields().get(field);
            parts[field + 2] = id(part.value(), fieldOf(like, part.name(), field));
        }
        return known(new Shape(parts), shape -> json.writeString(Packed.text(shape)));
    }

    /** What an earlier struct, perhaps of another type, held under a name; most likely in the same place. */
    private static Value fieldOf(Value earlier, String name, int likely) {
        if (!(earlier instanceof Value.Struct struct)) {
            return NOTHING;
        }
        List<Value.Field> fields = struct.fields();
        if (likely < fields.size() && fields.get(likely).name().equals(name)) {
            return fields.get(likely).value();
        }
        return fields.stream()
                .filter(field -> field.name().equals(name))
                .findFirst()
                .map(Value.Field::value)
                .orElse(NOTHING);
    }

    /** Types of one name almost always have the same fields. */
    private int typeOf(Value.Struct struct) {
        Integer latest = latestType.get(struct.type());
        if (latest != null && isOf(struct, typeList.get(latest))) {
            return latest;
        }
        List<String> names = new ArrayList<>();
        names.add(struct.type());
        struct.fields().forEach(field -> names.add(field.name()));
        int type = type(names);
        latestType.put(struct.type(), type);
        return type;
    }

    private static boolean isOf(Value.Struct struct, List<String> names) {
        List<Value.Field> fields = struct.fields();
        boolean same = fields.size() + 1 == names.size();
        for (int field = 0; same && field < fields.size(); field++) {
            same = fields.get(field).name().equals(names.get(field + 1));
        }
        return same;
    }

    private int type(List<String> names) {
        StringBuilder key = new StringBuilder();
        names.forEach(name -> key.append(name.length()).append(':').append(name));
        Integer known = types.putIfAbsent(key.toString(), typeList.size());
        if (known != null) {
            return known;
        }
        typeList.add(List.copyOf(names));
        return typeList.size() - 1;
    }

    private int sequence(Shape known, int[] parts, int base, int changed) {
        return known(known, parts, all -> {
            boolean alike = base != NONE && shapes.get(base)[0] == all[0];
            int[] difference = alike ? Splice.between(changed, base, shapes.get(base), all) : all;
            int[] shorter = difference.length < all.length ? difference : all;
            json.writeString(Packed.text(shorter));
        });
    }

    private int known(Shape shape, Consumer<int[]> write) {
        return known(shape, shape.parts, write);
    }

    /**
     * @param shape by which a value is found again
     * @param parts with which it is written
     */
    private int known(Shape shape, int[] parts, Consumer<int[]> write) {
        Integer known = ids.get(shape);
        if (known != null) {
            return known;
        }
        int id = shapes.size();
        ids.put(shape, id);
        shapes.add(parts);
        write.accept(parts);
        return id;
    }

    private int atom(String key, Runnable write) {
        Integer known = atoms.get(key);
        if (known != null) {
            return known;
        }
        int id = shapes.size();
        atoms.put(key, id);
        shapes.add(new int[] {WORD});
        write.run();
        return id;
    }

    private void word(int code, String text) {
        json.writeStartArray();
        json.writeNumber(code);
        json.writeString(text);
        json.writeEndArray();
    }

    /** Writes the types and the table, after which nothing can be added. */
    void write(JsonGenerator page) {
        json.writeEndArray();
        json.close();
        page.writeName("types");
        page.writeStartArray();
        for (List<String> names : typeList) {
            page.writeStartArray();
            names.forEach(page::writeString);
            page.writeEndArray();
        }
        page.writeEndArray();
        page.writeName("values");
        page.writeRawValue(text.toString());
    }
}
