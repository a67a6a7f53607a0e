package innocent;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Hashed collections that are only asked, and such that are made ordered before they are walked. */
class Asked {
    private static final Set<String> KNOWN = Set.of("a", "b", "c");
    private static final Map<String, Integer> RANKS = Map.of("a", 1, "b", 2);

    enum Vote {
        YES,
        NO
    }

    record Ballot(String voter, Vote vote) {}

    boolean asked(String name, Ballot ballot) {
        Map<String, Long> map = new HashMap<>();
        map.put(name, 1L);
        map.merge(name, 1L, Long::sum);
        Set<Ballot> seen = new HashSet<>();
        seen.add(ballot);
        Map<Vote, Integer> counts = new HashMap<>();
        counts.put(ballot.vote(), 1);
        return map.containsKey(name)
                && KNOWN.contains(name)
                && RANKS.getOrDefault(name, 0) > map.size()
                && seen.containsAll(Set.of(ballot))
                && seen.equals(Set.of())
                && !map.isEmpty();
    }

    int removed() {
        Set<String> names = new HashSet<>(KNOWN);
        names.removeIf(name -> name.length() > 1);
        names.retainAll(KNOWN);
        return names.size();
    }

    String oneElementHasOneOrder(String name) {
        return Set.of(name).iterator().next() + Map.of(name, 1).keySet() + Set.of() + Map.of();
    }

    String inOrder() {
        Set<String> sorted = new TreeSet<>(KNOWN);
        Map<String, Integer> ranks = new TreeMap<>(RANKS);
        sorted.addAll(Set.copyOf(List.of("d", "e")));
        return sorted + " " + ranks + sorted.iterator().next();
    }

    List<String> collected(List<String> names) {
        Set<String> set = names.stream().collect(Collectors.toSet());
        Map<Integer, Long> byLength =
                set.stream().collect(Collectors.groupingBy(String::length, TreeMap::new, Collectors.counting()));
        TreeSet<String> sorted = set.stream().collect(Collectors.toCollection(TreeSet::new));
        return byLength.keySet().iterator().next() > 1 ? List.copyOf(sorted) : List.of();
    }
}
