package orrery.viz.story;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * What faults began and have not ended yet. One fault may do so more than once, as one that cuts several links: all of it
 * ends together.
 */
final class OpenTimes<E> {

    private final Map<Integer, List<E>> open = new LinkedHashMap<>();
    private final List<E> closed = new ArrayList<>();

    void begin(int fault, E time) {
        open.computeIfAbsent(fault, nth -> new ArrayList<>()).add(time);
    }

    /**
     * @param close makes of something open the same, closed
     * @return how many there were
     */
    int end(int fault, UnaryOperator<E> close) {
        List<E> ended = open.remove(fault);
        if (ended == null) {
            return 0;
        }
        ended.stream().map(close).forEach(closed::add);
        return ended.size();
    }

    /** Those that ended, then those that did not. */
    List<E> all() {
        List<E> all = new ArrayList<>(closed);
        open.values().forEach(all::addAll);
        return all;
    }
}
