package orrery.explore.sweep;

import java.util.List;
import java.util.function.Predicate;
import orrery.explore.Trial;
import orrery.explore.Trial.Played;
import orrery.explore.fuzz.InOrder;
import orrery.run.Simulator;
import orrery.trace.Recording;
import orrery.verdict.Verdict;

/**
 * Plays all variants under one seed after another, and measures each run. What comes out is the same however many threads play.
 *
 * @param variants each is played to the end of its runs only if it goes on after a broken promise
 * @param first the first seed
 */
public record Sweep(List<Trial> variants, List<Measure> measures, long first) {

    public Sweep {
        variants = List.copyOf(variants);
        measures = List.copyOf(measures);
        if (variants.isEmpty()) {
            throw new IllegalArgumentException("there must be a variant");
        }
    }

    /** Something of ours failed while a run was played. */
    public static final class RunFailedException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        RunFailedException(int variant, long seed, Throwable cause) {
            super("variant " + variant + ", seed " + seed + ": " + cause, cause);
        }
    }

    /**
     * Plays the runs from one number to another; takes what was measured in their order, on this thread.
     *
     * @param jobs how many threads play
     * @param taker answers false if that is enough
     * @throws RunFailedException if a check or the kernel itself fails
     */
    public void play(long from, long to, int jobs, Predicate<Measured> taker) {
        InOrder.each(from, to, jobs, number -> 0, number -> simulator -> measured(number, simulator), taker);
    }

    private Measured measured(long number, Simulator simulator) {
        int variant = (int) (number % variants.size());
        long seed = first + number / variants.size();
        Trial trial = variants.get(variant);
        Witness witness = new Witness(trial.world().servers().size(), measures);
        boolean steps = measures.stream().anyMatch(Measure::readsSteps);
        try {
            Played played =
                    trial.play(simulator, seed, steps ? Recording.everything() : Recording.digestOnly(), witness);
            Reading reading = new Reading(played, witness);
            boolean latencies = measures.stream().anyMatch(measure -> measure.kind() == Measure.Kind.LATENCY);
            return new Measured(
                    number,
                    variant,
                    seed,
                    played.trace().digest(),
                    reading.values(measures),
                    latencies ? reading.histogram() : "",
                    played.verdicts().stream()
                            .filter(Verdict::broken)
                            .map(Verdict::promise)
                            .toList());
        } catch (OutOfMemoryError large) {
            throw large;
        } catch (RuntimeException | Error failure) {
            throw new RunFailedException(variant, seed, failure);
        }
    }
}
