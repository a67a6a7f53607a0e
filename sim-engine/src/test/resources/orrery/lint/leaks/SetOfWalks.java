package leaks;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** Immutable sets and maps, which are walked in another order at each start of the JVM. */
class SetOfWalks {
    private static final Set<String> NAMES = Set.of("n1", "n2", "n3");

    String first() {
        return NAMES.iterator().next(); // leaks HASH_ORDER
    }

    String entries() {
        String text = "";
        for (Map.Entry<String, Integer> entry : Map.of("a", 1, "b", 2).entrySet()) { // leaks HASH_ORDER
            text += entry.getKey();
        }
        return text;
    }

    String copied(List<String> ordered) {
        Set<String> copy = Set.copyOf(ordered);
        return String.join(",", copy); // leaks HASH_ORDER
    }

    String wrapped(Map<String, Integer> ordered) {
        Map<String, Integer> copy = java.util.Collections.unmodifiableMap(Map.copyOf(ordered));
        return copy.keySet().stream().findFirst().orElse(""); // leaks HASH_ORDER
    }
}
