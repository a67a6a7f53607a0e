package orrery.verdict;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * Finds few of many things that are enough, none of which can be left out (Junker, "QuickXplain", 2004): where k of n are
 * needed, it asks about k log n times. What is enough stays so if more is added; where that is not true, too many may be found.
 */
final class Fewest {

    private final Predicate<TreeSet<Integer>> enough;

    private Fewest(Predicate<TreeSet<Integer>> enough) {
        this.enough = enough;
    }

    /** @param all which together are enough */
    static List<Integer> of(List<Integer> all, Predicate<TreeSet<Integer>> enough) {
        return all.isEmpty() || enough.test(new TreeSet<>())
                ? List.of()
                : new Fewest(enough).among(List.of(), false, all);
    }

    /** Which of these are needed beside those that are given. */
    private List<Integer> among(List<Integer> given, boolean more, List<Integer> these) {
        if (more && enough.test(new TreeSet<>(given))) {
            return List.of();
        }
        if (these.size() == 1) {
            return these;
        }
        int half = these.size() / 2;
        List<Integer> early = these.subList(0, half);
        List<Integer> neededLate = among(both(given, early), true, these.subList(half, these.size()));
        List<Integer> neededEarly = among(both(given, neededLate), !neededLate.isEmpty(), early);
        return both(neededEarly, neededLate);
    }

    private static List<Integer> both(List<Integer> one, List<Integer> other) {
        List<Integer> both = new ArrayList<>(one);
        both.addAll(other);
        return both;
    }
}
