package orrery.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import orrery.api.NodeId;
import orrery.api.Operation;
import orrery.api.Outcome;
import orrery.scenario.Conclusion;
import orrery.scenario.Introduction;
import orrery.scenario.Protocols;
import orrery.scenario.Vacuity;
import orrery.trace.Trace;
import orrery.verdict.Verdict;
import orrery.viz.story.Remark;

/**
 * A run for machines: one JSON object with these fields. Times are whole nanoseconds. Fields may be added; none is
 * renamed or taken away without a new {@code format}.
 *
 * @param format the version of this shape
 * @param scenario its name in the library, or its file's
 * @param title what one should look at; may be empty
 * @param remarks what the reader is told and asked, in the order of time
 * @param twin the wrong twin that was played, or empty
 * @param end how the run ended: {@code TIME_UP, QUIET, STOPPED, REFUSED, THREW} or {@code STEP_LIMIT}
 * @param endSentence why it ended early, or empty
 * @param digest 16 hexadecimal digits: equal runs have equal digests
 * @param fired how often each kind of fault fired
 * @param weather what the seed drew in the scenario's climate, one thing an entry
 * @param verdicts what became of each promise
 * @param vacuity why the run proves little; empty lists and false if it does not
 * @param asExpected whether the run passes as a test, and so whether the exit code is 0
 * @param conclusion the same in words
 * @param again the command that plays the same run
 * @param folder where the files are; empty if none were written
 * @param wallNanos how long playing and judging took on this machine; 0 in a file, so that equal runs leave equal files
 */
record JsonReport(
        int format,
        String scenario,
        String title,
        List<Remark> remarks,
        String protocol,
        String twin,
        long seed,
        List<String> servers,
        List<String> clients,
        long durationNanos,
        long simulatedNanos,
        long steps,
        long sent,
        long delivered,
        String end,
        String endSentence,
        String digest,
        SortedMap<String, Long> fired,
        List<String> weather,
        Operations operations,
        List<Verdict> verdicts,
        Vacuity vacuity,
        boolean asExpected,
        String conclusion,
        String again,
        String folder,
        List<String> files,
        long wallNanos) {

    static final int FORMAT = 1;

    /** How often operations ended in which way. */
    record Operations(long asked, long ok, long failed, long unknown, long open) {

        static Operations of(List<Operation> operations) {
            long ok = 0;
            long failed = 0;
            long unknown = 0;
            long open = 0;
            for (Operation operation : operations) {
                switch (operation.outcome()) {
                    case Outcome.Ok answered -> ok++;
                    case Outcome.Fail refused -> failed++;
                    case Outcome.Unknown never when operation.completed() == Operation.OPEN -> open++;
                    case Outcome.Unknown answered -> unknown++;
                }
            }
            return new Operations(operations.size(), ok, failed, unknown, open);
        }
    }

    static JsonReport of(Report report) {
        Trace trace = report.trace();
        Trace.Header header = trace.header();
        Trace.Summary summary = trace.summary();
        return new JsonReport(
                FORMAT,
                header.scenario(),
                report.title(),
                report.remarks(),
                header.protocol(),
                header.twin(),
                header.seed(),
                header.servers().stream().map(NodeId::name).toList(),
                header.clients().stream().map(NodeId::name).toList(),
                header.durationNanos(),
                summary.timeNanos(),
                summary.steps(),
                summary.sent(),
                summary.delivered(),
                trace.end().kind().name(),
                trace.end().sentence(),
                trace.digestText(),
                summary.fired(),
                report.weather(),
                Operations.of(trace.history().operations()),
                report.verdicts(),
                report.vacuity(),
                report.conclusion().asExpected(),
                report.conclusion().sentence(),
                report.again(),
                report.files().map(written -> written.folder().toString()).orElse(""),
                report.files().map(Written::names).orElse(List.of()),
                report.wallNanos());
    }

    /** The report that this was made of, of this trace in this file. */
    Report about(Trace trace, Path file) {
        Conclusion said = new Conclusion(asExpected, conclusion);
        return new Report(
                title,
                remarks,
                trace,
                verdicts,
                Introduction.of(Protocols.installed(), protocol, twin),
                Seen.in(file, verdicts),
                vacuity,
                said,
                weather,
                again,
                Optional.empty(),
                0);
    }
}
