package orrery.scenario;

import java.util.List;
import java.util.Optional;
import orrery.verdict.Verdict;
import orrery.verdict.Verdict.Status;

/**
 * Whether what came of a run is what its scenario expects.
 *
 * @param asExpected whether the run passes as a test
 * @param sentence what came of it, in words
 */
public record Conclusion(boolean asExpected, String sentence) {

    /** A run that should break a promise must break that one and no other; one that must not be vacuous must prove something. */
    public static Conclusion of(Expectation expectation, List<Verdict> verdicts, Vacuity vacuity) {
        List<String> broken = promises(verdicts, Status.BROKEN);
        Optional<String> expected = expectation.broken();
        if (expected.isPresent()) {
            return ofExpectedBreak(expected.get(), broken);
        }
        if (!broken.isEmpty()) {
            return new Conclusion(false, "broken: " + String.join("; ", broken));
        }
        boolean passes = expectation.allowsVacuous() || !vacuity.vacuous();
        return new Conclusion(
                passes,
                passes
                        ? kept(verdicts)
                        : kept(verdicts) + ", but the run proves too little (" + String.join("; ", vacuity.reasons())
                                + "); this scenario expects vacuous: never");
    }

    private static Conclusion ofExpectedBreak(String expected, List<String> broken) {
        if (broken.equals(List.of(expected))) {
            return new Conclusion(true, "broken, as expected: " + expected);
        }
        String found = broken.isEmpty() ? "no promise was broken" : "broken: " + String.join("; ", broken);
        return new Conclusion(false, found + "; this scenario expects exactly \"" + expected + "\" to be broken");
    }

    private static String kept(List<Verdict> verdicts) {
        int held = promises(verdicts, Status.HELD).size();
        String all = held == 0 ? "no promise was broken" : held == 1 ? "one promise held" : held + " promises held";
        List<String> unknown = promises(verdicts, Status.UNKNOWN);
        return unknown.isEmpty() ? all : all + "; nobody can say about: " + String.join("; ", unknown);
    }

    private static List<String> promises(List<Verdict> verdicts, Status status) {
        return verdicts.stream()
                .filter(verdict -> verdict.status() == status)
                .map(Verdict::promise)
                .toList();
    }
}
