package orrery.explore.fuzz;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import orrery.explore.Trial;
import orrery.run.Simulator;
import orrery.verdict.Verdict;

/**
 * Plays campaigns against one trial, several at a time: each thread plays whole campaigns with a simulator of its own, and
 * nothing is shared between them.
 */
public final class Searching {

    /** How far apart campaigns begin: a prime, and more seeds than any of them plays. */
    public static final long APART = 1_000_003;

    private Searching() {}

    /**
     * Campaign c of 1 to {@code campaigns} begins with seed c * {@link #APART}.
     *
     * @param cap how many seeds each may play, at most {@link #APART}
     * @param jobs how many threads play
     * @param each told of each campaign, in their order, on this thread
     * @throws Campaign.SeedFailedException if a check or the kernel itself fails
     */
    public static Power play(Trial trial, int campaigns, long cap, int jobs, Consumer<Power.Search> each) {
        List<Power.Search> searches = new ArrayList<>();
        InOrder.each(
                1,
                campaigns,
                jobs,
                campaign -> 0,
                campaign -> simulator -> search(trial, campaign * APART, cap, simulator),
                search -> {
                    each.accept(search);
                    return searches.add(search);
                });
        return new Power(searches, cap);
    }

    private static Power.Search search(Trial trial, long first, long cap, Simulator simulator) {
        Corpus corpus = new Corpus(trial.strategy(), first);
        for (long seed = first; seed < first + cap; seed++) {
            Seeded seeded = Campaign.play(trial, seed, corpus.origin(seed), simulator);
            if (!seeded.held()) {
                return new Power.Search(
                        first,
                        seed - first + 1,
                        seeded.broken().stream().map(Verdict::promise).toList());
            }
            corpus.add(seeded);
        }
        return new Power.Search(first, cap, List.of());
    }
}
