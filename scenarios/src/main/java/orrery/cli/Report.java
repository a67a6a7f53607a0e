package orrery.cli;

import java.util.List;
import java.util.Optional;
import orrery.scenario.Conclusion;
import orrery.scenario.Vacuity;
import orrery.trace.Trace;
import orrery.verdict.Verdict;
import orrery.viz.page.Primer;
import orrery.viz.story.Remark;

/**
 * All that is said about a run, to people by {@link TextReport} and to machines by {@link JsonReport}.
 *
 * @param title what the scenario says one should look at; may be empty
 * @param remarks what the scenario tells and asks its reader, in the order of time
 * @param primer what somebody needs to know who has never heard of the protocol
 * @param seen what clients saw, judged by all models that make sense for it; empty if nobody judged it
 * @param vacuity why it proves little, if it does
 * @param conclusion whether what came of the run was expected
 * @param weather what the seed drew in the scenario's climate, as far as nobody wrote it down
 * @param again the line that plays the same run
 * @param files what was written, if anything was
 * @param wallNanos how long playing and judging took; 0 for a run that was loaded
 */
record Report(
        String title,
        List<Remark> remarks,
        Trace trace,
        List<Verdict> verdicts,
        Primer primer,
        Optional<orrery.verdict.report.Report> seen,
        Vacuity vacuity,
        Conclusion conclusion,
        List<String> weather,
        String again,
        Optional<Written> files,
        long wallNanos) {

    /** Without what differs from one machine to the next, so that equal runs leave equal files. */
    Report timeless() {
        return with(Optional.empty(), 0);
    }

    Report with(Written written) {
        return with(Optional.of(written), wallNanos);
    }

    private Report with(Optional<Written> otherFiles, long otherNanos) {
        return new Report(
                title,
                remarks,
                trace,
                verdicts,
                primer,
                seen,
                vacuity,
                conclusion,
                weather,
                again,
                otherFiles,
                otherNanos);
    }
}
