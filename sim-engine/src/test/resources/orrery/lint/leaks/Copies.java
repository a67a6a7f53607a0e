package leaks;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.pcollections.TreePVector;

/** Copies that freeze the order of a walk. */
class Copies {
    private final HashSet<String> names = new HashSet<>();

    Object copy(int which) {
        return switch (which) {
            case 0 -> new ArrayList<>(names); // leaks HASH_ORDER
            case 1 -> List.copyOf(names); // leaks HASH_ORDER
            case 2 -> new LinkedHashSet<>(names); // leaks HASH_ORDER
            case 3 -> new ArrayDeque<>(names); // leaks HASH_ORDER
            case 4 -> names.toArray(); // leaks HASH_ORDER
            case 5 -> names.toArray(String[]::new); // leaks HASH_ORDER
            default -> TreePVector.from(names); // leaks HASH_ORDER
        };
    }

    List<String> filled() {
        List<String> list = new ArrayList<>();
        list.addAll(names); // leaks HASH_ORDER
        return list;
    }

    Set<String> filledSet() {
        Set<String> set = new LinkedHashSet<>();
        set.addAll(names); // leaks HASH_ORDER
        return set;
    }

    List<String> anotherIsSorted() {
        List<String> sorted = new ArrayList<>();
        sorted.sort(null);
        return new ArrayList<>(names); // leaks HASH_ORDER
    }
}
