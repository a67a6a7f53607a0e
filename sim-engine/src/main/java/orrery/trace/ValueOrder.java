package orrery.trace;

import java.util.Comparator;

/**
 * The order in which the elements of hash tables are described: by kind, whole numbers by their size, everything else by
 * its text. Only equal values have the same place.
 */
final class ValueOrder {

    static final Comparator<Value> OF_VALUES = Comparator.<Value>comparingInt(ValueOrder::kind)
            .thenComparing(value -> value instanceof Value.Whole whole ? whole.number() : 0L)
            .thenComparing(Value::toString);

    static final Comparator<Value.Entry> OF_ENTRIES =
            Comparator.comparing(Value.Entry::key, OF_VALUES).thenComparing(Value.Entry::value, OF_VALUES);

    private ValueOrder() {}

    private static int kind(Value value) {
        return switch (value) {
            case Value.Nothing nothing -> 0;
            case Value.Flag flag -> 1;
            case Value.Whole whole -> 2;
            case Value.Real real -> 3;
            case Value.Text text -> 4;
            case Value.Struct struct -> 5;
            case Value.Items items -> 6;
            case Value.Entries entries -> 7;
        };
    }
}
