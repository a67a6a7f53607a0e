package innocent;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.pcollections.PMap;
import org.pcollections.TreePMap;
import org.pcollections.TreePVector;

/** Collections that are walked in an order of their own. */
class OrderedWalks {
    enum Vote {
        YES,
        NO
    }

    static class Recent extends LinkedHashMap<String, Long> {
        private static final long serialVersionUID = 1;
    }

    String all(List<String> names, Recent recent) {
        Map<String, Long> linked = new LinkedHashMap<>();
        HashMap<String, Long> linkedToo = new LinkedHashMap<>();
        Set<String> set = new LinkedHashSet<>(names);
        Map<Vote, Long> byVote = new EnumMap<>(Vote.class);
        PMap<String, Long> persistent = TreePMap.<String, Long>empty().plus("a", 1L);
        StringBuilder text = new StringBuilder();
        linked.forEach((key, value) -> text.append(key).append(value));
        for (String key : linkedToo.keySet()) {
            text.append(key);
        }
        for (Vote vote : EnumSet.allOf(Vote.class)) {
            text.append(vote);
        }
        for (Map.Entry<Vote, Long> entry : byVote.entrySet()) {
            text.append(entry.getKey()).append(entry.getValue());
        }
        for (Map.Entry<String, Long> entry : persistent.entrySet()) {
            text.append(entry.getKey());
        }
        for (String key : recent.keySet()) {
            text.append(key);
        }
        TreePVector.from(names).forEach(text::append);
        return text + set.iterator().next() + new TreeMap<>(persistent);
    }

    List<String> sortedCopy(Set<String> names) {
        List<String> sorted = new ArrayList<>(Set.copyOf(names));
        Collections.sort(sorted);
        return sorted;
    }

    List<String> sortedLater(Set<String> names) {
        List<String> sorted = new ArrayList<>();
        sorted.addAll(Set.copyOf(names));
        sorted.sort(null);
        return sorted;
    }

    List<String> sortedArray(Set<String> names) {
        String[] sorted = Set.copyOf(names).toArray(String[]::new);
        java.util.Arrays.sort(sorted);
        return List.of(sorted);
    }
}
