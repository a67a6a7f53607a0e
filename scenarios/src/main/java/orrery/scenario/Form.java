package orrery.scenario;

import java.util.function.Function;

/**
 * How a value is written as one word: what reads it, what writes it, and what tells people and editors about it.
 *
 * @param type the value's class
 * @param name the field's word for such values, as in {@code time}
 * @param json whether JSON calls it a string, an integer, a number or a boolean
 * @param pattern a regular expression of all that may be written as a string; empty for any
 * @param allowed completes the sentence "found X but ..."
 * @param reader from text; throws an {@link IllegalArgumentException} that completes the same sentence
 * @param writer to text that reads back as an equal value
 */
record Form<T>(
        Class<T> type,
        String name,
        Json json,
        String pattern,
        String allowed,
        Function<String, T> reader,
        Function<T, String> writer) {

    /** What JSON has for a value. */
    enum Json {
        STRING,
        INTEGER,
        NUMBER,
        BOOLEAN,
        /** Either will do. */
        STRING_OR_NUMBER
    }

    T read(String text) {
        return reader.apply(text);
    }

    String write(Object value) {
        return writer.apply(type.cast(value));
    }
}
