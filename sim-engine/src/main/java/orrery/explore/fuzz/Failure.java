package orrery.explore.fuzz;

import orrery.verdict.Verdict;

/**
 * Failures of one kind: they break the same promise, and say so in the same words but for names and numbers.
 *
 * @param shape the sentence's {@link orrery.explore.Shape}
 * @param first the first seed that failed so
 * @param origin what that seed played
 * @param example what was said about it
 * @param count how many seeds failed so
 */
public record Failure(String promise, String shape, long first, Origin origin, Verdict example, long count) {

    Failure again() {
        return new Failure(promise, shape, first, origin, example, count + 1);
    }
}
