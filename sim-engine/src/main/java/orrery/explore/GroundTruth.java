package orrery.explore;

import java.util.List;
import java.util.stream.Collectors;
import orrery.api.Check;
import orrery.verdict.Verdict;
import orrery.verdict.Verdict.Status;

/**
 * Compares what clients saw with what really happened. The simulator sees inside the nodes, so it knows of a broken promise
 * that no client noticed: had they asked otherwise, they would have. And what clients noticed although every promise about
 * the nodes held shows that a promise is missing.
 */
final class GroundTruth {

    private final List<String> aboutNodes;

    /** @param checks the protocol's; those over the history of operations say nothing about what is inside */
    GroundTruth(List<Check> checks) {
        aboutNodes = checks.stream()
                .filter(check -> check instanceof Check.Always
                        || check instanceof Check.EveryStep
                        || check instanceof Check.Remembering)
                .map(Check::promise)
                .toList();
    }

    /** The verdict on what clients saw, with a word on the promises where these say otherwise. */
    Verdict beside(List<Verdict> promises, Verdict seen) {
        List<Verdict> inside = promises.stream()
                .filter(verdict -> aboutNodes.contains(verdict.promise()))
                .toList();
        List<Verdict> broken = inside.stream().filter(Verdict::broken).toList();
        if (seen.status() == Status.HELD && !broken.isEmpty()) {
            String promise = broken.stream()
                    .map(verdict -> verdict.promise() + " at step " + verdict.step())
                    .collect(Collectors.joining(", "));
            return with(seen, "violated inside, invisible to these clients: " + promise);
        }
        if (seen.broken() && broken.isEmpty() && !inside.isEmpty()) {
            return with(seen, seen.sentence() + "; visible to clients although every promise about the nodes held");
        }
        return seen;
    }

    private static Verdict with(Verdict verdict, String sentence) {
        return verdict.inWords(sentence);
    }
}
