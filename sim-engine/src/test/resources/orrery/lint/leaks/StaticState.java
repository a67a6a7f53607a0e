package leaks;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What outlives a run. */
class StaticState {
    private static long counter;
    private static final Map<String, Long> CACHE = new HashMap<>();
    private static final List<String> LOG = new ArrayList<>();
    private static final long[] SLOTS = new long[4];
    private static final Cell CELL = new Cell();

    static class Cell {
        long content;
    }

    enum Mode {
        FAST,
        SLOW;

        private int used;

        void use() {
            used++; // leaks STATIC_STATE
        }
    }

    long next() {
        return ++counter; // leaks STATIC_STATE
    }

    long cached(String key) {
        return CACHE.computeIfAbsent(key, name -> (long) name.length()); // leaks STATIC_STATE
    }

    void logged(String line) {
        LOG.add(line); // leaks STATIC_STATE
    }

    void slot(int at) {
        SLOTS[at] = 1; // leaks STATIC_STATE
    }

    void cell() {
        CELL.content = 1; // leaks STATIC_STATE
    }

    private static Map<String, Long> cache() {
        return CACHE;
    }

    void byAGetter() {
        cache().clear(); // leaks STATIC_STATE
    }
}
