package leaks;

import java.util.HashMap;
import java.util.Hashtable;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;

/** Every way to walk over a hash map. */
class HashMapWalks {
    long loops() {
        Map<String, Long> map = new HashMap<>();
        long sum = 0;
        for (String key : map.keySet()) { // leaks HASH_ORDER
            sum = sum * 31 + key.length();
        }
        for (long value : map.values()) { // leaks HASH_ORDER
            sum = sum * 31 + value;
        }
        for (Map.Entry<String, Long> entry : map.entrySet()) { // leaks HASH_ORDER
            sum = sum * 31 + entry.getValue();
        }
        Set<String> keys = map.keySet();
        Iterator<String> iterator = keys.iterator(); // leaks HASH_ORDER
        return sum + iterator.next().length();
    }

    void forEach(StringBuilder out) {
        Map<String, Long> map = new HashMap<>(Map.of("a", 1L));
        map.forEach((key, value) -> out.append(key)); // leaks HASH_ORDER
        map.keySet().forEach(out::append); // leaks HASH_ORDER
    }

    String text() {
        Map<String, Long> map = new HashMap<>();
        map.put("a", 1L);
        return "map: " + map; // leaks HASH_ORDER
    }

    String explicitText() {
        Map<String, Long> map = new HashMap<>();
        return map.toString(); // leaks HASH_ORDER
    }

    long old(Hashtable<String, Long> table) {
        return table.elements().nextElement(); // leaks HASH_ORDER
    }

    String afterABranch(boolean many) {
        Map<String, Long> map = null;
        if (many) {
            map = new HashMap<>();
        }
        return many ? map.keySet().iterator().next() : ""; // leaks HASH_ORDER
    }
}
