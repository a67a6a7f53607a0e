package orrery.cli;

import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import orrery.api.NodeId;
import orrery.trace.Trace;
import orrery.verdict.Verdict;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.databind.json.JsonMapper;

/**
 * A run for machines: one JSON object with these fields. Times are whole nanoseconds. Fields may be added; none is
 * renamed or taken away without a new {@code format}.
 *
 * @param format the version of this shape
 * @param scenario its name in the library, or its file's
 * @param title what one should look at; may be empty
 * @param twin the wrong twin that was played, or empty
 * @param end how the run ended: {@code TIME_UP, QUIET, STOPPED, REFUSED, THREW} or {@code STEP_LIMIT}
 * @param endSentence why it ended early, or empty
 * @param digest 16 hexadecimal digits: equal runs have equal digests
 * @param fired how often each kind of fault fired
 * @param asExpected whether the run passes as a test, and so whether the exit code is 0
 * @param again the command that plays the same run
 * @param folder where the files are, or null if none were written
 * @param wallNanos how long playing and judging took on this machine: the one field that differs from run to run
 */
record JsonReport(
        int format,
        String scenario,
        String title,
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
        Report.Operations operations,
        List<Verdict> verdicts,
        boolean asExpected,
        String conclusion,
        String again,
        @Nullable String folder,
        List<String> files,
        long wallNanos) {

    private static final int FORMAT = 1;

    static JsonReport of(Report report) {
        Trace trace = report.trace();
        Trace.Header header = trace.header();
        Trace.Summary summary = trace.summary();
        return new JsonReport(
                FORMAT,
                header.scenario(),
                report.title(),
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
                report.operations(),
                report.verdicts(),
                report.conclusion().asExpected(),
                report.conclusion().sentence(),
                report.again(),
                report.files().folder().map(Object::toString).orElse(null),
                report.files().names(),
                report.wallNanos());
    }

    String text() {
        DefaultIndenter lines = new DefaultIndenter("  ", "\n");
        return JsonMapper.builder()
                .build()
                .writer()
                .with(new DefaultPrettyPrinter().withObjectIndenter(lines).withArrayIndenter(lines))
                .writeValueAsString(this);
    }
}
