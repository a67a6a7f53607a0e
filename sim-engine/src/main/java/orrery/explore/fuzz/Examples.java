package orrery.explore.fuzz;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import orrery.explore.Trial;
import orrery.explore.shrink.Budget;
import orrery.explore.shrink.Shrinker;
import orrery.explore.shrink.Shrinker.Shrunk;

/** Shrinks one run of each way to fail, several at a time. */
public final class Examples {

    /** Enough to come nearly as far as {@link Budget#USUAL} does, in a few seconds. */
    public static final Budget BUDGET = new Budget(90_000, 9_000_000);

    private Examples() {}

    /**
     * Shrinks the first run of each of these failures. Ways to fail that the same run shows share an example.
     *
     * @param jobs how many are shrunk at a time; nothing else depends on it
     * @param enough asked before each run; if so, what is not shrunk yet is left out
     * @return by their seeds; absent if they were left out, or if a run does not fail any more because the protocol is another
     */
    public static SortedMap<Long, Shrunk> of(Trial trial, List<Failure> failures, int jobs, BooleanSupplier enough) {
        SortedMap<Long, Failure> bySeed = new TreeMap<>();
        failures.forEach(failure -> bySeed.putIfAbsent(failure.first(), failure));
        List<Failure> each = List.copyOf(bySeed.values());
        List<Optional<Shrunk>> shrunk = new ArrayList<>();
        InOrder.<Optional<Shrunk>>each(
                0,
                each.size() - 1L,
                jobs,
                nth -> 0,
                nth -> simulator -> enough.getAsBoolean()
                        ? Optional.empty()
                        : shrunk(trial, each.get((int) nth).origin(), enough),
                shrunk::add);
        SortedMap<Long, Shrunk> smaller = new TreeMap<>();
        for (int nth = 0; nth < each.size(); nth++) {
            long seed = each.get(nth).first();
            shrunk.get(nth).ifPresent(one -> smaller.put(seed, one));
        }
        return smaller;
    }

    private static Optional<Shrunk> shrunk(Trial trial, Origin origin, BooleanSupplier enough) {
        Shrinker shrinker = new Shrinker(trial.by(origin.strategy()), BUDGET, runs -> {
            if (enough.getAsBoolean()) {
                throw new Enough();
            }
        });
        try {
            return shrinker.shrink(origin.seed());
        } catch (Enough left) {
            return Optional.empty();
        }
    }

    /** Nobody waits for the smallest run any more. */
    private static final class Enough extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }
}
