package leaks;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Streams whose result hangs on the order in which they come. */
class HashSetStreams {
    private final HashSet<String> names = new HashSet<>();

    Optional<String> first() {
        return names.stream().filter(name -> name.length() > 1).findFirst(); // leaks HASH_ORDER
    }

    List<String> list() {
        return names.stream().map(String::strip).toList(); // leaks HASH_ORDER
    }

    String joined() {
        return names.stream().collect(Collectors.joining(",")); // leaks HASH_ORDER
    }

    List<String> some() {
        return names.stream().limit(2).sorted().toList(); // leaks HASH_ORDER
    }

    String folded() {
        return names.stream().reduce("", (left, right) -> left + right); // leaks HASH_ORDER
    }

    Optional<String> oneOfTheLongest() {
        return names.stream().max(Comparator.comparing(String::length)); // leaks HASH_ORDER
    }

    double rounded() {
        return names.stream().mapToDouble(name -> 1.0 / name.length()).sum(); // leaks HASH_ORDER
    }

    void each(List<String> out) {
        names.stream().forEach(out::add); // leaks HASH_ORDER
    }

    List<String> finished() {
        return names.stream()
                .collect(Collectors.collectingAndThen(Collectors.toList(), List::copyOf)); // leaks HASH_ORDER
    }
}
