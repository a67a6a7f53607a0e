package orrery.trace;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Anything that a protocol may hold, described without its classes: what traces are saved as and pictures drawn from.
 * Immutable; equal values have equal descriptions. {@code toString} is the canonical text, as in
 * {@code RequestVote(term=3, candidate=n2)}, {@code [a, b]} and {@code {k1=4}}: different values, different texts.
 *
 * <p>Every value is a record, so a description can stand wherever the API asks for a protocol's own record.
 */
public sealed interface Value {

    /** How many structs, items and entries may stand within one another. */
    int MAX_DEPTH = 100;

    /** A record: the simple name of its class, and its components in order; their names are distinct. */
    record Struct(String type, List<Field> fields) implements Value {
        public Struct {
            fields = List.copyOf(fields);
            Set<String> names = HashSet.newHashSet(fields.size());
            for (Field field : fields) {
                if (!names.add(field.name)) {
                    throw new IllegalArgumentException("two fields of " + type + " are named " + field.name);
                }
            }
        }

        /** What the component of this name holds, or null if there is none of this name. */
        public @Nullable Value field(String name) {
            for (Field field : fields) {
                if (field.name.equals(name)) {
                    return field.value;
                }
            }
            return null;
        }

        @Override
        public String toString() {
            return ValueText.of(this);
        }
    }

    /** A component of a struct. */
    record Field(String name, Value value) {}

    /** A list, an array or a set, in the order in which it is walked. */
    record Items(List<Value> values) implements Value {
        public Items {
            values = Chunks.of(values);
        }

        @Override
        public String toString() {
            return ValueText.of(this);
        }
    }

    /** A map, in the order in which it is walked. */
    record Entries(List<Entry> entries) implements Value {
        public Entries {
            entries = Chunks.of(entries);
        }

        @Override
        public String toString() {
            return ValueText.of(this);
        }
    }

    /** A key of a map and what stands under it. */
    record Entry(Value key, Value value) {}

    /** A string; also the name of an enum's constant or of a node, and a time as people write it. */
    record Text(String text) implements Value {
        @Override
        public String toString() {
            return ValueText.of(this);
        }
    }

    /** A whole number. */
    record Whole(long number) implements Value {
        @Override
        public String toString() {
            return ValueText.of(this);
        }
    }

    /** A floating-point number. */
    record Real(double number) implements Value {
        @Override
        public String toString() {
            return ValueText.of(this);
        }
    }

    /** True or false. */
    record Flag(boolean set) implements Value {
        @Override
        public String toString() {
            return ValueText.of(this);
        }
    }

    /** Null, or an optional that is empty. */
    record Nothing() implements Value {
        static final Nothing INSTANCE = new Nothing();

        @Override
        public String toString() {
            return ValueText.of(this);
        }
    }

    /**
     * Describes what a protocol holds. A value answers itself. Records are described by their components; enums and
     * nodes by their name; times and spans as they are written in scenarios; an optional by what it holds. Collections
     * and maps keep their order where their type promises one and are sorted otherwise, so that no description depends
     * on the order of a hash table. An object without fields, as a protocol's rules, is a struct without fields.
     *
     * @throws IllegalArgumentException if something in it has no description, as a lambda has none, or if it is nested
     *     deeper than {@link #MAX_DEPTH}; the message says where
     */
    static Value of(@Nullable Object live) {
        return Description.NOTHING.then(live).value();
    }

    /** The canonical text, cut off with an ellipsis where it would be longer than so many characters. */
    default String brief(int length) {
        return ValueText.brief(this, length);
    }
}
