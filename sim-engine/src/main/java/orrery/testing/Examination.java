package orrery.testing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import orrery.api.Check;
import orrery.api.Times;
import orrery.explore.Trial;
import orrery.explore.fuzz.Campaign;
import orrery.trace.Recording;
import orrery.trace.Trace;
import orrery.verdict.Verdict;

/** Plays seeds in their order and says what is wrong. */
final class Examination {

    private final Trial trial;
    private final long first;
    private final long seeds;

    Examination(Trial trial, long first, long seeds) {
        if (seeds < 1) {
            throw new IllegalArgumentException("at least one seed is played, not " + seeds);
        }
        this.trial = trial;
        this.first = first;
        this.seeds = seeds;
    }

    /** Plays one seed, from which nobody expects that everything that may happen does. */
    static void one(Trial trial, long seed) {
        Trial.Played played = trial.play(seed, Recording.digestOnly());
        List<Verdict> broken =
                played.verdicts().stream().filter(Verdict::broken).toList();
        judge(seed, broken, played.trace().end().kind(), trial.world().maxSteps());
    }

    void holds() {
        List<String> unseen = new ArrayList<>(trial.protocol().checks().stream()
                .filter(check -> check instanceof Check.Probe)
                .map(Check::promise)
                .toList());
        Map<String, Long> unsure = new TreeMap<>();
        play(seeded -> {
            judge(seeded.seed(), seeded.broken(), seeded.end(), trial.world().maxSteps());
            unseen.removeAll(seeded.reached());
            seeded.unsure().forEach(promise -> unsure.merge(promise, 1L, Long::sum));
            return true;
        });
        List<String> undecided = unsure.entrySet().stream()
                .filter(promise -> promise.getValue() == seeds)
                .map(Map.Entry::getKey)
                .toList();
        if (!unseen.isEmpty()) {
            throw new BrokenPromiseError("no promise was broken in " + seeds() + ", but little is proved: "
                    + quoted(unseen) + " never happened");
        }
        if (!undecided.isEmpty()) {
            throw new BrokenPromiseError(
                    "no promise was broken in " + seeds() + ", but nobody could say in any whether " + quoted(undecided)
                            + " held: the runs may be too short");
        }
    }

    long breaks(String promise) {
        Map<String, Long> others = new LinkedHashMap<>();
        long[] found = {BrokenPromiseError.NO_SEED};
        play(seeded -> {
            List<String> broken = seeded.broken().stream().map(Verdict::promise).toList();
            if (broken.contains(promise)) {
                found[0] = seeded.seed();
                return false;
            }
            broken.forEach(other -> others.putIfAbsent(other, seeded.seed()));
            return true;
        });
        if (found[0] == BrokenPromiseError.NO_SEED) {
            String instead = others.entrySet().stream()
                    .map(other -> "\"" + other.getKey() + "\", first in seed " + other.getValue())
                    .collect(Collectors.joining("; "));
            throw new BrokenPromiseError("\"" + promise + "\" was to break, and did not in " + seeds()
                    + (instead.isEmpty() ? "; nothing else did" : "; what broke was " + instead));
        }
        return found[0];
    }

    private void play(Campaign.Taker taker) {
        Campaign.play(trial, first, first + seeds - 1, Runtime.getRuntime().availableProcessors(), taker);
    }

    private String seeds() {
        return seeds == 1 ? "seed " + first : "the seeds " + first + " to " + (first + seeds - 1);
    }

    private static void judge(long seed, List<Verdict> broken, Trace.End.Kind end, long maxSteps) {
        if (!broken.isEmpty()) {
            throw new BrokenPromiseError(
                    seed,
                    "seed " + seed + broken.stream().map(Examination::told).collect(Collectors.joining("\n  and")));
        }
        if (end == Trace.End.Kind.STEP_LIMIT) {
            throw new BrokenPromiseError(
                    seed, "seed " + seed + " did not come to its end within " + maxSteps + " steps");
        }
    }

    private static String told(Verdict verdict) {
        String where =
                verdict.step() < 0 ? "" : " at step " + verdict.step() + " (" + Times.text(verdict.timeNanos()) + ")";
        String why = verdict.sentence().isEmpty() ? "" : ": " + verdict.sentence();
        return " broke \"" + verdict.promise() + "\"" + where + why;
    }

    private static String quoted(List<String> promises) {
        return promises.stream().map(promise -> "\"" + promise + "\"").collect(Collectors.joining(", "));
    }
}
