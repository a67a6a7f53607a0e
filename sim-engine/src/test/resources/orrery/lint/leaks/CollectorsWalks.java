package leaks;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Collectors that make hashed collections, which are walked then. */
class CollectorsWalks {
    String set(List<String> names) {
        Set<String> set = names.stream().collect(Collectors.toSet());
        return set.iterator().next(); // leaks HASH_ORDER
    }

    int map(List<String> names) {
        Map<String, Integer> lengths = names.stream().collect(Collectors.toMap(Function.identity(), String::length));
        int all = 0;
        for (int length : lengths.values()) { // leaks HASH_ORDER
            all = all * 31 + length;
        }
        return all;
    }

    List<List<String>> groups(List<String> names) {
        Map<Integer, List<String>> byLength = names.stream().collect(Collectors.groupingBy(String::length));
        return List.copyOf(byLength.values()); // leaks HASH_ORDER
    }

    String named(List<String> names) {
        return names.stream()
                .collect(Collectors.toCollection(HashSet::new))
                .toString(); // leaks HASH_ORDER
    }

    String byALambda(List<String> names) {
        Set<String> set = names.stream().collect(Collectors.toCollection(() -> new HashSet<>()));
        return "" + set; // leaks HASH_ORDER
    }
}
