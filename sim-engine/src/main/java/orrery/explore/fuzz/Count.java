package orrery.explore.fuzz;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
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
     * @param enough asked after each seed; once true, it stays so
     * @return nothing if it was enough before all were played
     * @throws Campaign.SeedFailedException if a check or the kernel itself fails
     */
    public static Optional<Count> of(List<Trial> trials, long seeds, int jobs, BooleanSupplier enough) {
        Tally tally = new Tally();
        for (int turn = 0; turn < trials.size() && !enough.getAsBoolean(); turn++) {
            long share = seeds / trials.size() + (turn < seeds % trials.size() ? 1 : 0);
            Campaign.play(trials.get(turn), 1, share, jobs, seeded -> {
                tally.take(seeded);
                return !enough.getAsBoolean();
            });
        }
        return enough.getAsBoolean() ? Optional.empty() : Optional.of(new Count(seeds, tally.found, tally.promises));
    }

    private static final class Tally {

        private long found;
        private final SortedMap<String, Long> promises = new TreeMap<>();

        private void take(Seeded seeded) {
            found += seeded.held() ? 0 : 1;
            seeded.broken().stream()
                    .map(Verdict::promise)
                    .distinct()
                    .forEach(promise -> promises.merge(promise, 1L, Long::sum));
        }
    }
}
