package orrery.explore.fuzz;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import orrery.api.Operation;
import orrery.explore.Strategy;
import orrery.explore.Trial.Played;
import orrery.trace.Trace;
import orrery.verdict.Verdict;
import orrery.verdict.Verdict.Status;

/**
 * What became of one seed.
 *
 * @param root the seed that was played; its own, unless it plays a change of a world that another drew
 * @param strategy by which, as {@link Strategy#parse} reads it
 * @param broken the promises that it broke
 * @param unsure the promises about which nobody could say
 * @param reached the {@link orrery.api.Check.Probe} that happened
 * @param noted what nodes noted, with {@code #} in place of numbers
 * @param fired how often each kind of fault fired
 * @param answered how many operations got an answer
 * @param outlines 64 bits for each abstract state that it came through (see {@link Outlines})
 * @param edges 64 bits for each pair of changes that followed each other
 */
public record Seeded(
        long seed,
        long root,
        String strategy,
        long digest,
        long steps,
        long timeNanos,
        Trace.End.Kind end,
        List<Verdict> broken,
        List<String> unsure,
        SortedSet<String> reached,
        SortedSet<String> noted,
        SortedMap<String, Long> fired,
        long answered,
        SortedSet<Long> outlines,
        SortedSet<Long> edges) {

    public Seeded {
        Strategy.parse(strategy);
        broken = List.copyOf(broken);
        unsure = List.copyOf(unsure);
        reached = Collections.unmodifiableSortedSet(new TreeSet<>(reached));
        noted = Collections.unmodifiableSortedSet(new TreeSet<>(noted));
        fired = Collections.unmodifiableSortedMap(new TreeMap<>(fired));
        outlines = Collections.unmodifiableSortedSet(new TreeSet<>(outlines));
        edges = Collections.unmodifiableSortedSet(new TreeSet<>(edges));
    }

    static Seeded of(long seed, Origin origin, Played played, Outlines outlines) {
        Trace trace = played.trace();
        return new Seeded(
                seed,
                origin.seed(),
                origin.strategy().toString(),
                trace.digest(),
                trace.summary().steps(),
                trace.summary().timeNanos(),
                trace.end().kind(),
                played.verdicts().stream().filter(Verdict::broken).toList(),
                promises(played, Status.UNKNOWN),
                new TreeSet<>(promises(played, Status.REACHED)),
                outlines.notes(),
                trace.summary().fired(),
                trace.history().operations().stream()
                        .filter(operation -> operation.completed() != Operation.OPEN)
                        .count(),
                new TreeSet<>(outlines.seen()),
                new TreeSet<>(outlines.edges()));
    }

    private static List<String> promises(Played played, Status status) {
        return played.verdicts().stream()
                .filter(verdict -> verdict.status() == status)
                .map(Verdict::promise)
                .toList();
    }

    /** What is to be played to see the same again. */
    public Origin origin() {
        return new Origin(root, Strategy.parse(strategy));
    }

    public boolean held() {
        return broken.isEmpty();
    }
}
