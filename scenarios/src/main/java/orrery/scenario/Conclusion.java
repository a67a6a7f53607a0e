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

    /** A run that should break a promise must break that one and no other. */
    public static Conclusion of(Expectation expectation, List<Verdict> verdicts) {
        List<String> broken = promises(verdicts, Status.BROKEN);
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

    /** A pass that proved little says so. */
    private static String kept(List<Verdict> verdicts) {
        int held = promises(verdicts, Status.HELD).size();
        String all =
                held == 0 ? "no promise was put to the test" : held == 1 ? "one promise held" : held + " promises held";
        return all
                + listed("; nobody can say about: ", promises(verdicts, Status.UNKNOWN))
                + listed("; never seen: ", promises(verdicts, Status.NOT_REACHED));
    }

    private static String listed(String before, List<String> promises) {
        return promises.isEmpty() ? "" : before + String.join("; ", promises);
    }

    private static List<String> promises(List<Verdict> verdicts, Status status) {
        return verdicts.stream()
                .filter(verdict -> verdict.status() == status)
                .map(Verdict::promise)
                .toList();
    }
}
