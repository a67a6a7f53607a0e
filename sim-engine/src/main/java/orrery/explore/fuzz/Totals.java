package orrery.explore.fuzz;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import orrery.explore.Shape;
import orrery.explore.Strategy;
import orrery.trace.Trace;
import orrery.verdict.Verdict;

/** What a campaign has seen so far. The same seeds in the same order make the same totals. */
public final class Totals {

    private static final int MOST_NOTES = 1024;

    private long seeds;
    private long steps;
    private long nanos;
    private long failing;
    private long answered;
    private final Sightings digests = new Sightings();

    /** Abstract states, each as often as seeds came through it. */
    private final Sightings outlines = new Sightings();

    private final Sightings edges = new Sightings();
    private final SortedMap<Strategy.Kind, Share> strategies = new TreeMap<>();
    private final SortedMap<String, Long> fired = new TreeMap<>();
    private final Map<String, Long> reached = new LinkedHashMap<>();
    private final SortedMap<String, Long> noted = new TreeMap<>();
    private final SortedMap<String, Long> unsure = new TreeMap<>();
    private final SortedMap<String, Long> ends = new TreeMap<>();
    private final Map<List<String>, Failure> failures = new LinkedHashMap<>();

    /** How many seeds were played by a strategy, and how many of them broke a promise. */
    public record Share(long seeds, long failing) {
        private static Share of(Seeded seeded) {
            return new Share(1, seeded.held() ? 0 : 1);
        }

        private Share plus(Share other) {
            return new Share(seeds + other.seeds, failing + other.failing);
        }
    }

    /** @param probes what should happen in some seed, in the order in which it is to be told */
    public Totals(List<String> probes) {
        probes.forEach(event -> reached.put(event, 0L));
    }

    public void add(Seeded seeded) {
        seeds++;
        steps += seeded.steps();
        nanos += seeded.timeNanos();
        answered += seeded.answered();
        failing += seeded.held() ? 0 : 1;
        digests.add(seeded.digest());
        seeded.outlines().forEach(outlines::add);
        seeded.fired().forEach((kind, count) -> fired.merge(kind, count, Long::sum));
        seeded.reached().forEach(event -> reached.merge(event, 1L, Long::sum));
        seeded.noted().forEach(this::noted);
        seeded.unsure().forEach(promise -> unsure.merge(promise, 1L, Long::sum));
        if (seeded.end() != Trace.End.Kind.TIME_UP) {
            ends.merge(seeded.end().name(), 1L, Long::sum);
        }
        seeded.edges().forEach(edges::add);
        strategies.merge(seeded.origin().strategy().told(), Share.of(seeded), Share::plus);
        seeded.broken().forEach(verdict -> failed(seeded, verdict));
    }

    /** Who notes too many kinds of things is heard out of the earlier seeds alone. */
    private void noted(String note) {
        if (noted.containsKey(note) || noted.size() < MOST_NOTES) {
            noted.merge(note, 1L, Long::sum);
        }
    }

    private void failed(Seeded seeded, Verdict verdict) {
        String shape = Shape.of(verdict);
        failures.merge(
                List.of(verdict.promise(), shape),
                new Failure(verdict.promise(), shape, seeded.seed(), seeded.origin(), verdict, 1),
                (known, another) -> known.again());
    }

    public long seeds() {
        return seeds;
    }

    public long steps() {
        return steps;
    }

    /** Simulated time, over all seeds. */
    public long nanos() {
        return nanos;
    }

    /** How many seeds broke a promise. */
    public long failing() {
        return failing;
    }

    /** How many operations of clients got an answer. */
    public long answered() {
        return answered;
    }

    /** How many runs differed from each other. */
    public long distinctRuns() {
        return digests.size();
    }

    public long distinctOutlines() {
        return outlines.size();
    }

    /** How many pairs of changes followed each other. */
    public long distinctEdges() {
        return edges.size();
    }

    /** What each strategy did; those that played no seed are absent. */
    public SortedMap<Strategy.Kind, Share> strategies() {
        return Collections.unmodifiableSortedMap(strategies);
    }

    /**
     * How many abstract states the next seed will show that none has shown before, as Good and Turing estimate it: those that
     * one seed alone has shown, over all seeds.
     */
    public double newOutlinesPerSeed() {
        return seeds == 0 ? 0 : (double) outlines.once() / seeds;
    }

    /**
     * How many abstract states so many more seeds would show that none has shown before, at least: what was never seen is
     * estimated from below (Chao and others 2009, for incidence data), the further ahead, the more so.
     */
    public double newOutlinesIn(long more) {
        double once = outlines.once();
        double twice = outlines.twice();
        if (once == 0 || seeds == 0) {
            return 0;
        }
        double unseen = twice > 0
                ? (seeds - 1.0) / seeds * once * once / (2 * twice)
                : (seeds - 1.0) / seeds * once * (once - 1) / 2;
        if (unseen == 0) {
            return 0;
        }
        return unseen * (1 - StrictMath.pow(1 - once / (seeds * unseen + once), (double) more));
    }

    /** How likely the next seed is to fail in a way that none has failed before, as Good and Turing estimate it. */
    public double chanceOfNewFailure() {
        return seeds == 0
                ? 0
                : (double) failures.values().stream()
                                .filter(failure -> failure.count() == 1)
                                .count()
                        / seeds;
    }

    /** How often each kind of fault fired. */
    public SortedMap<String, Long> fired() {
        return Collections.unmodifiableSortedMap(fired);
    }

    /** In how many seeds each {@link orrery.api.Check.Probe} happened, also those that never did. */
    public Map<String, Long> reached() {
        return Collections.unmodifiableMap(reached);
    }

    /** In how many seeds nodes noted what no probe asks for, with {@code #} in place of numbers. */
    public SortedMap<String, Long> noted() {
        SortedMap<String, Long> unasked = new TreeMap<>(noted);
        reached.keySet().forEach(probe -> unasked.remove(Shape.of(probe)));
        return Collections.unmodifiableSortedMap(unasked);
    }

    /** In how many seeds nobody could say about a promise. */
    public SortedMap<String, Long> unsure() {
        return Collections.unmodifiableSortedMap(unsure);
    }

    /** How many seeds did not end because their time was up, by how they ended. */
    public SortedMap<String, Long> ends() {
        return Collections.unmodifiableSortedMap(ends);
    }

    /** The most frequent first; among equals, the one that came first. */
    public List<Failure> failures() {
        List<Failure> all = new ArrayList<>(failures.values());
        all.sort((one, other) -> Long.compare(other.count(), one.count()));
        return List.copyOf(all);
    }
}
