package orrery.scenario;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a text says, before anybody knows what it means: words, lists and fields, each with its place. Numbers are words,
 * too: neither {@code 1e999} nor {@code no} has a meaning before its field gives it one.
 */
sealed interface Value {

    Place place();

    /** A field or an entry without anything. A field with nothing is as good as none. */
    record Nothing(Place place) implements Value {}

    record Word(Place place, String text) implements Value {}

    record Entries(Place place, List<Value> entries) implements Value {
        public Entries {
            entries = List.copyOf(entries);
        }
    }

    record Fields(Place place, Map<String, Field> fields) implements Value {
        public Fields {
            fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
        }
    }

    /**
     * A field's value.
     *
     * @param name where the name is written
     */
    record Field(Place name, Value value) {}

    /** As messages say it. */
    default String found() {
        return switch (this) {
            case Nothing nothing -> "found nothing";
            case Word word -> "found " + Quote.quoted(word.text());
            case Entries entries -> "found a list";
            case Fields fields -> "found fields";
        };
    }
}
