package orrery.explore.fuzz;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import orrery.explore.Trial;
import orrery.run.Simulator;
import orrery.verdict.Verdict;

/**
 * Plays campaigns, several at a time: each thread plays whole campaigns with a simulator of its own, and nothing is shared
 * between them.
 */
public final class Searching {

    /** How far apart campaigns begin: a prime, and more seeds than any of them plays. */
    public static final long APART = 1_000_003;

    private Searching() {}

    /**
     * Campaign c begins with seed c * {@link #APART}.
     *
     * @param trials what a campaign plays, one seed each in turn: who does not know the fault does not know either which of
     *     them shows it
     * @param from the number of the first campaign, from 1
     * @param campaigns how many there are
     * @param cap how many seeds each may play, at most {@link #APART}
     * @param jobs how many threads play
     * @param enough asked before each seed, on any thread; once true, it stays so
     * @return what came of all campaigns; nothing if it was enough before, since those that end soon would count for too much
     * @throws Campaign.SeedFailedException if a check or the kernel itself fails
     */
    public static Optional<Power> play(
            List<Trial> trials, int from, int campaigns, long cap, int jobs, BooleanSupplier enough) {
        List<Power.Search> searches = new ArrayList<>();
        InOrder.each(
                from,
                (long) from + campaigns - 1,
                jobs,
                campaign -> 0,
                campaign -> simulator -> search(trials, campaign * APART, cap, simulator, enough),
                search -> searches.add(search) && !enough.getAsBoolean());
        return enough.getAsBoolean() ? Optional.empty() : Optional.of(new Power(searches, cap));
    }

    private static Power.Search search(
            List<Trial> trials, long first, long cap, Simulator simulator, BooleanSupplier enough) {
        List<Corpus> corpora = trials.stream()
                .map(trial -> new Corpus(trial.strategy(), first))
                .toList();
        for (long seed = first; seed < first + cap && !enough.getAsBoolean(); seed++) {
            int turn = (int) ((seed - first) % trials.size());
            Corpus corpus = corpora.get(turn);
            Seeded seeded = Campaign.play(trials.get(turn), seed, corpus.origin(seed), simulator);
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
