package orrery.explore.fuzz;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import orrery.explore.Trial;
import orrery.verdict.Verdict;

/**
 * In how many seeds a trial breaks a promise: what a campaign makes that plays on after it has found something.
 *
 * @param seeds how many were played
 * @param found in how many any promise was broken
 * @param promises in how many each was; one seed can break several
 */
public record Count(long seeds, long found, SortedMap<String, Long> promises) {

    public Count {
        promises = Collections.unmodifiableSortedMap(new TreeMap<>(promises));
    }

    /**
     * Several trials share the seeds: each plays those from 1 on, and the first ones one more where they do not divide evenly.
     *
     * @param seeds how many to play in all
     * @param jobs how many threads play
     * @throws Campaign.SeedFailedException if a check or the kernel itself fails
     */
    public static Count of(List<Trial> trials, long seeds, int jobs) {
        Tally tally = new Tally();
        for (int turn = 0; turn < trials.size(); turn++) {
            long share = seeds / trials.size() + (turn < seeds % trials.size() ? 1 : 0);
            Campaign.play(trials.get(turn), 1, share, jobs, tally::take);
        }
        return new Count(seeds, tally.found, tally.promises);
    }

    private static final class Tally {

        private long found;
        private final SortedMap<String, Long> promises = new TreeMap<>();

        private boolean take(Seeded seeded) {
            found += seeded.held() ? 0 : 1;
            seeded.broken().stream()
                    .map(Verdict::promise)
                    .distinct()
                    .forEach(promise -> promises.merge(promise, 1L, Long::sum));
            return true;
        }
    }
}
