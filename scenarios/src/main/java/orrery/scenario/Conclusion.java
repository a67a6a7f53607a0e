package orrery.scenario;

import java.util.List;
import java.util.Optional;
import orrery.verdict.Verdict;

/**
 * Whether what came of a run is what its scenario expects.
 *
 * @param asExpected whether the run passes as a test
 * @param sentence what came of it, in words
 */
public record Conclusion(boolean asExpected, String sentence) {

    /** A run that should break a promise must break that one and no other. */
    public static Conclusion of(Expectation expectation, List<Verdict> verdicts) {
        List<String> broken =
                verdicts.stream().filter(Verdict::broken).map(Verdict::promise).toList();
        Optional<String> expected = expectation.broken();
        if (expected.isPresent()) {
            return ofExpectedBreak(expected.get(), broken);
        }
        return broken.isEmpty()
                ? new Conclusion(true, kept(verdicts))
                : new Conclusion(false, "broken: " + String.join("; ", broken));
    }

    private static Conclusion ofExpectedBreak(String expected, List<String> broken) {
        if (broken.equals(List.of(expected))) {
            return new Conclusion(true, "broken, as expected: " + expected);
        }
        String found = broken.isEmpty() ? "no promise was broken" : "broken: " + String.join("; ", broken);
        return new Conclusion(false, found + "; this scenario expects exactly \"" + expected + "\" to be broken");
    }

    private static String kept(List<Verdict> verdicts) {
        long held = count(verdicts, Verdict.Status.HELD);
        long unknown = count(verdicts, Verdict.Status.UNKNOWN);
        if (unknown > 0) {
            return "no promise was broken, but " + unknown + " could not be judged";
        }
        return switch ((int) held) {
            case 0 -> "nothing was promised";
            case 1 -> "the one promise held";
            default -> "all " + held + " promises held";
        };
    }

    private static long count(List<Verdict> verdicts, Verdict.Status status) {
        return verdicts.stream().filter(verdict -> verdict.status() == status).count();
    }
}
