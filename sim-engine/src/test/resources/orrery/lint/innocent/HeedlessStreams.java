package innocent;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Streams over hashed collections whose result is the same in any order. */
class HeedlessStreams {
    private final HashSet<String> names = new HashSet<>();

    long counted() {
        return names.stream().filter(name -> !name.isEmpty()).count()
                + names.stream().mapToInt(String::length).sum()
                + names.stream().mapToInt(String::length).max().orElse(0)
                + names.stream().map(String::length).reduce(0, Integer::sum);
    }

    boolean matched() {
        return names.stream().anyMatch(String::isEmpty) || names.stream().allMatch(String::isBlank);
    }

    List<String> sorted() {
        return names.stream().map(String::strip).sorted().toList();
    }

    Optional<String> largest() {
        return names.stream().max(Comparator.naturalOrder());
    }

    Optional<String> smallest() {
        return names.stream().min(String::compareTo);
    }

    boolean intoAnother(String name) {
        Map<String, Integer> lengths = names.stream().collect(Collectors.toMap(Function.identity(), String::length));
        Set<String> more = names.stream().collect(Collectors.toSet());
        Map<Boolean, Long> parts = names.stream().collect(Collectors.partitioningBy(String::isEmpty, Collectors.counting()));
        return lengths.containsKey(name) && more.contains(name) && parts.get(true) > 0;
    }

    TreeSet<String> filled() {
        TreeSet<String> sorted = new TreeSet<>();
        names.forEach(sorted::add);
        return sorted;
    }
}
