package orrery.trace;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The elements of a list, or the entries of a map, with their descriptions. */
@SuppressWarnings("ReferenceEquality") // what is the same needs no comparison
final class Series<E> {

    private final @Nullable Object[] live;
    private final Chunks<E> described;

    /**
     * @param described as many as there are elements
     */
    Series(@Nullable Object[] live, Chunks<E> described) {
        this.live = live;
        this.described = described;
    }

    /** Describes an element by the one that stood in its place before, which is null if none did. */
    interface Each<E> {
        E describe(int at, @Nullable Object live, @Nullable Object was, @Nullable E before);
    }

    /**
     * Describes what became of the elements. Those at the start and at the end that are as they were are shared; those
     * between are taken for what became of those in their places if there are as many of them, unless they moved up: in a
     * window of the last thousand, else, each would be described anew with every one that comes.
     */
    Chunks<E> then(@Nullable Object[] next, Each<E> each) {
        int start = 0;
        if (next.length == live.length) {
            // by identity alone: whoever describes an element to compare it describes it once more to keep it
            while (start < live.length && next[start] == live[start]) {
                start++;
            }
            int by = start == live.length ? 0 : movedUp(next, start);
            return by == 0 ? changed(next, start, each) : moved(next, start, by, each);
        }
        while (start < Math.min(live.length, next.length) && isSame(next, start, start, each)) {
            start++;
        }
        int end = 0;
        while (end < Math.min(live.length, next.length) - start
                && isSame(next, next.length - 1 - end, live.length - 1 - end, each)) {
            end++;
        }
        List<E> inserted = new ArrayList<>();
        for (int at = start; at < next.length - end; at++) {
            inserted.add(each.describe(at, next[at], null, null));
        }
        return described.splice(start, live.length - end - start, inserted);
    }

    /** By how many places the very same elements moved up, of which some were at the start; 0 if they did not. */
    private int movedUp(@Nullable Object[] next, int start) {
        int by = 1;
        while (start + by < live.length && next[start] != live[start + by]) {
            by++;
        }
        for (int at = start; at + by < live.length; at++) {
            if (next[at] != live[at + by]) {
                return 0;
            }
        }
        return start + by < live.length ? by : 0;
    }

    private Chunks<E> moved(@Nullable Object[] next, int start, int by, Each<E> each) {
        List<E> all = new ArrayList<>(described.subList(start + by, live.length));
        for (int at = next.length - by; at < next.length; at++) {
            all.add(each.describe(at, next[at], null, null));
        }
        return described.splice(start, live.length - start, all);
    }

    private Chunks<E> changed(@Nullable Object[] next, int start, Each<E> each) {
        SortedMap<Integer, E> changed = new TreeMap<>();
        for (int at = start; at < next.length; at++) {
            E before = described.get(at);
            E after = describe(next, at, at, each);
            if (after != before) {
                changed.put(at, after);
            }
        }
        return changed.isEmpty() ? described : described.with(changed);
    }

    private boolean isSame(@Nullable Object[] next, int at, int was, Each<E> each) {
        return next[at] == live[was] || describe(next, at, was, each) == described.get(was);
    }

    private E describe(@Nullable Object[] next, int at, int was, Each<E> each) {
        return next[at] == live[was] ? described.get(was) : each.describe(at, next[at], live[was], described.get(was));
    }
}
