package orrery.cli;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import orrery.trace.Alignment;
import orrery.trace.Trace;
import orrery.verdict.Evidence;
import orrery.verdict.Verdict;
import orrery.viz.page.DiffPage;

/**
 * Two runs laid side by side. What matters is what the failure of the first depends on; if only the second fails, that of the
 * second; if neither does, everything.
 */
record SideBySide(Run here, Run there, Alignment alignment) {

    /** A run and what it is called. */
    record Run(String name, Trace trace, List<Verdict> verdicts) {

        Run {
            verdicts = List.copyOf(verdicts);
        }

        /** The first step at which it went wrong, and those on which that hangs; none if all went well, or only the whole run did not. */
        private List<Long> failed() {
            return verdicts.stream()
                    .filter(verdict -> verdict.broken() && verdict.step() >= 0)
                    .min(Comparator.comparingLong(Verdict::step))
                    .map(verdict -> Stream.concat(
                                    Stream.of(verdict.step()),
                                    verdict.evidence().stream().map(Evidence::step))
                            .toList())
                    .orElse(List.of());
        }

        /** The promises it broke, in words. */
        String broken() {
            List<String> promises = RecordedFailure.broken(verdicts);
            return promises.isEmpty() ? "nothing" : String.join("; ", promises);
        }

        DiffPage.Side side() {
            return new DiffPage.Side(name, trace, verdicts);
        }
    }

    /** @throws BadInput if of one of them only the last steps are known */
    static SideBySide of(Run here, Run there) {
        for (Run run : List.of(here, there)) {
            if (run.trace.steps().isEmpty() || run.trace.steps().getFirst().number() != 0) {
                throw new BadInput(
                        run.name + ": of this run only the last steps were kept, and two runs are compared from"
                                + " their beginning; play it again with a larger --last");
            }
        }
        boolean onlyThere = here.failed().isEmpty() && !there.failed().isEmpty();
        return new SideBySide(here, there, onlyThere ? aligned(there, here).turned() : aligned(here, there));
    }

    private static Alignment aligned(Run one, Run other) {
        return Alignment.of(one.trace, one.failed(), other.trace);
    }
}
