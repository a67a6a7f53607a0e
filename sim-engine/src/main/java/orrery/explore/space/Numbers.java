package orrery.explore.space;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Numbers for values, in the order in which they are first met: equal values, equal numbers. */
final class Numbers<V> {

    /** Only asked, never walked. */
    private final Map<V, Integer> numbers = new HashMap<>();

    private final List<V> values = new ArrayList<>();

    int of(V value) {
        Integer known = numbers.putIfAbsent(value, values.size());
        if (known != null) {
            return known;
        }
        values.add(value);
        return values.size() - 1;
    }

    V get(int number) {
        return values.get(number);
    }

    int size() {
        return values.size();
    }
}
