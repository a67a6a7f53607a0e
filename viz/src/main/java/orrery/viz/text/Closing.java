package orrery.viz.text;

import java.util.ArrayList;
import java.util.List;
import orrery.api.Operation;
import orrery.api.Outcome;
import orrery.api.Times;
import orrery.trace.Trace;
import orrery.verdict.Verdict;
import orrery.viz.story.Remark;
import orrery.viz.story.Story;

/** The end of a timeline: the counts of the run, and what became of each promise. */
final class Closing {

    private static final int WORD = 13;

    private Closing() {}

    static void write(Page page, Story story, List<Remark> remarks) {
        Trace.Summary summary = story.trace().summary();
        page.line(
                Tone.PLAIN,
                "",
                TextTimeline.count(summary.steps(), "step") + ", " + TextTimeline.count(summary.sent(), "message")
                        + " sent, " + summary.delivered() + " delivered");
        if (!summary.fired().isEmpty()) {
            List<String> fired = new ArrayList<>();
            summary.fired().forEach((kind, times) -> fired.add(kind + " " + times));
            page.line(Tone.PLAIN, "", "faults: " + String.join(", ", fired));
        }
        List<Operation> operations = story.trace().history().operations();
        if (!operations.isEmpty()) {
            page.line(Tone.PLAIN, "", "operations: " + operations(operations));
        }
        if (!story.verdicts().isEmpty()) {
            page.blank();
            page.line(Tone.ROLE, "", "PROMISES");
            story.verdicts().forEach(verdict -> promise(page, verdict));
        }
        List<Remark> answered =
                remarks.stream().filter(remark -> !remark.answer().isEmpty()).toList();
        if (!answered.isEmpty()) {
            page.blank();
            page.line(Tone.ROLE, "", "ANSWERS");
            answered.forEach(remark -> page.line(
                    Tone.PLAIN, "  " + Times.text(remark.timeNanos()) + "  ", remark.text() + " " + remark.answer()));
        }
    }

    private static String operations(List<Operation> operations) {
        long failed = 0;
        long unknown = 0;
        long open = 0;
        List<Long> times = new ArrayList<>();
        for (Operation operation : operations) {
            switch (operation.outcome()) {
                case Outcome.Ok ok -> times.add(operation.completedNanos() - operation.invokedNanos());
                case Outcome.Fail fail -> failed++;
                case Outcome.Unknown never when operation.completedNanos() == Operation.OPEN -> open++;
                case Outcome.Unknown answered -> unknown++;
            }
        }
        StringBuilder text = new StringBuilder(times.size() + " ok");
        text.append(failed > 0 ? ", " + failed + " failed" : "");
        text.append(unknown > 0 ? ", " + unknown + " of unknown outcome" : "");
        text.append(open > 0 ? ", " + open + " never answered" : "");
        if (!times.isEmpty()) {
            long[] sorted = times.stream().mapToLong(Long::longValue).sorted().toArray();
            text.append("; half of the ok ones within ")
                    .append(Glyphs.rounded(sorted[sorted.length / 2]))
                    .append(", the slowest ")
                    .append(Glyphs.rounded(sorted[sorted.length - 1]));
        }
        return text.toString();
    }

    private static void promise(Page page, Verdict verdict) {
        String word = switch (verdict.status()) {
            case HELD -> "held";
            case BROKEN -> "BROKEN";
            case REACHED -> "reached";
            case NOT_REACHED -> "not reached";
            case UNKNOWN -> "unknown";
        };
        Tone tone = switch (verdict.status()) {
            case HELD, REACHED -> Tone.GOOD;
            case BROKEN -> Tone.BAD;
            case NOT_REACHED, UNKNOWN -> Tone.FAULT;
        };
        String when = verdict.broken()
                ? ", at " + Times.text(verdict.timeNanos())
                        + (verdict.step() < 0 ? "" : " (step " + verdict.step() + ")")
                : "";
        String why = verdict.sentence().isEmpty() ? "" : ": " + verdict.sentence();
        page.line(tone, "  " + word + " ".repeat(WORD - word.length()), verdict.promise() + when + why);
    }
}
