package orrery.explore.shrink;

import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import orrery.api.Check;
import orrery.explore.Shape;
import orrery.explore.Trial.Played;
import orrery.trace.Trace;
import orrery.verdict.Judge;
import orrery.verdict.Verdict;

/**
 * What makes a smaller failure the same failure: the same promises are broken, those and no others. An invariant's name says
 * what is wrong; three kinds of promise say only that something is, and must be broken for the same reason too.
 *
 * <ul>
 *   <li>A handler threw, or a role got what it must never get: the sentence has the same {@link Shape}.
 *   <li>Something did not come about in the end. The same is missing, by the sentence's shape. And since in a world that
 *       stays broken nothing can be expected, the smaller world is at the end of its run at least as well as the
 *       larger: no kind of fault is open that was over there, and no larger part of the servers is down.
 * </ul>
 */
final class Sameness {

    private final List<String> promises;
    private final SortedSet<String> telling = new TreeSet<>(Judge.OF_EVERY_RUN);
    private final SortedMap<String, String> reasons;
    private final boolean liveness;
    private final Illness illness;

    /** @param trace of the failing run, asked for if it matters */
    Sameness(List<Check> checks, Played failing, Supplier<Trace> trace) {
        List<String> awaited = checks.stream()
                .filter(Check.Eventually.class::isInstance)
                .map(Check::promise)
                .toList();
        promises = broken(failing);
        liveness = promises.stream().anyMatch(awaited::contains);
        telling.addAll(awaited);
        reasons = reasons(failing);
        illness = liveness ? Illness.of(trace.get()) : new Illness(0, 0, new TreeSet<>());
    }

    List<String> promises() {
        return promises;
    }

    /** Whether what is broken is that something good happens in the end, which faults may well prevent for ever. */
    boolean isLiveness() {
        return liveness;
    }

    /**
     * @param trace of the same run, asked for if it matters
     * @param controlled whether the protocol without the mistake is played in the same world
     */
    boolean holds(Played smaller, Supplier<Trace> trace, boolean controlled) {
        return broken(smaller).equals(promises)
                && reasons(smaller).equals(reasons)
                && (!liveness || Illness.of(trace.get()).isNoWorseThan(illness, controlled));
    }

    private static List<String> broken(Played played) {
        return played.verdicts().stream()
                .filter(Verdict::broken)
                .map(Verdict::promise)
                .toList();
    }

    private SortedMap<String, String> reasons(Played played) {
        return played.verdicts().stream()
                .filter(verdict -> verdict.broken() && telling.contains(verdict.promise()))
                .collect(Collectors.toMap(Verdict::promise, Shape::of, (one, same) -> one, TreeMap::new));
    }
}
