package orrery.viz.page;

import java.util.Arrays;
import tools.jackson.core.JsonGenerator;

/** A column of numbers that grows, written as one text. */
final class Column {

    private long[] numbers = new long[64];
    private int size;
    private long last;

    void add(long number) {
        if (size == numbers.length) {
            numbers = Arrays.copyOf(numbers, 2 * size);
        }
        numbers[size++] = number;
    }

    /** Adds the difference from what was added so before: long runs of small numbers instead of large ones. */
    void addDifference(long number) {
        add(number - last);
        last = number;
    }

    long get(int index) {
        return numbers[index];
    }

    void set(int index, long number) {
        numbers[index] = number;
    }

    int size() {
        return size;
    }

    void write(JsonGenerator json, String name) {
        json.writeStringProperty(name, Packed.text(numbers, size));
    }
}
