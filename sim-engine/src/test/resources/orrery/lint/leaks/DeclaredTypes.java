package leaks;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.pcollections.HashPMap;
import org.pcollections.HashTreePMap;
import org.pcollections.HashTreePSet;
import org.pcollections.PSet;

/** What is hashed by its declared type, wherever it comes from. */
class DeclaredTypes {
    record Tally(HashMap<String, Long> votes) {
        long last() {
            long last = 0;
            for (long vote : votes.values()) { // leaks HASH_ORDER
                last = vote;
            }
            return last;
        }
    }

    static class Bag extends HashSet<String> {
        private static final long serialVersionUID = 1;
    }

    String parameter(HashSet<String> names) {
        return names.iterator().next(); // leaks HASH_ORDER
    }

    String subclass(Bag bag) {
        return bag.iterator().next(); // leaks HASH_ORDER
    }

    String cast(Map<String, Object> any) {
        HashMap<?, ?> inner = (HashMap<?, ?>) any.get("inner");
        return "" + inner.keySet(); // leaks HASH_ORDER
    }

    String concurrent(ConcurrentHashMap<String, String> map) {
        return map.keySet().iterator().next(); // leaks HASH_ORDER
    }

    String persistent() {
        HashPMap<String, Long> map = HashTreePMap.singleton("a", 1L);
        return map.plus("b", 2L).keySet().iterator().next(); // leaks HASH_ORDER
    }

    String persistentSet(PSet<String> more) {
        PSet<String> set = HashTreePSet.<String>empty().plusAll(more);
        return set.stream().findFirst().orElse(""); // leaks HASH_ORDER
    }
}
