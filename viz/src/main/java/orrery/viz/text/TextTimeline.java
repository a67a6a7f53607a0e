package orrery.viz.text;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import orrery.api.Times;
import orrery.trace.Trace;
import orrery.verdict.Verdict;
import orrery.viz.story.Remark;
import orrery.viz.story.Story;

/**
 * Writes a run as text: what was played, what happened line by line, and what became of each promise.
 *
 * <pre>{@code
 *    TIME  NODE  WHAT HAPPENED
 *  0.205s  n3    follower -> candidate  term 0 -> 1  ElectionTimeout() fired
 *  0.214s  n3    candidate -> leader    term 1       <- n2: Vote(term=1, granted=true)
 *  0.600s  n3    CRASH of the leader, term 1; down for 500ms
 * }</pre>
 */
public final class TextTimeline {

    private static final long A_SECOND_NANOS = 1_000_000_000L;
    private static final long A_MILLISECOND_NANOS = 1_000_000L;

    private TextTimeline() {}

    /** Deterministic: the same trace and options, the same characters. Lines end in a line feed. */
    public static String render(Trace trace, List<Verdict> verdicts, TextOptions options) {
        return render(trace, verdicts, List.of(), options);
    }

    /** @param remarks what the scenario tells and asks, in the order of time; answers come after the end */
    public static String render(Trace trace, List<Verdict> verdicts, List<Remark> remarks, TextOptions options) {
        return render(Story.of(trace, verdicts).told(remarks), options);
    }

    /** See {@link #render(Trace, List, List, TextOptions)}. */
    public static String render(Story story, TextOptions options) {
        List<Remark> reached = story.remarks();
        Page page = new Page(options);
        Glyphs glyphs = new Glyphs(options.unicode());
        head(page, story);
        int decimals = story.toNanos() >= A_SECOND_NANOS ? 3 : story.toNanos() >= A_MILLISECOND_NANOS ? 6 : 9;
        switch (options.level()) {
            case MATTERS -> page.table(new Matters(story, reached, glyphs).rows(), decimals);
            case ALL -> page.table(new Everything(story, glyphs).rows(reached), Math.min(9, decimals + 3));
            case SUMMARY -> {}
        }
        HowItBroke.write(page, story, glyphs, decimals);
        page.blank();
        Closing.write(page, story, options.level() == TextOptions.Level.SUMMARY ? List.of() : reached);
        return page.toString();
    }

    private static void head(Page page, Story story) {
        Trace.Header header = story.trace().header();
        page.line(
                Tone.ROLE,
                "",
                header.scenario() + ": " + header.protocol()
                        + (header.twin().isEmpty() ? "" : " (wrong twin: " + header.twin() + ")") + ", seed "
                        + header.seed());
        page.line(
                Tone.QUIET,
                "",
                count(header.servers().size(), "server")
                        + (header.clients().isEmpty()
                                ? ""
                                : ", " + count(header.clients().size(), "client")) + ", "
                        + Times.text(story.toNanos()) + " of virtual time, digest "
                        + story.trace().digestText());
        if (!header.zones().isEmpty()) {
            Map<String, List<String>> zones = new LinkedHashMap<>();
            story.lanes()
                    .forEach(lane -> zones.computeIfAbsent(lane.zone(), zone -> new ArrayList<>())
                            .add(lane.node().name()));
            page.line(
                    Tone.QUIET,
                    "",
                    zones.entrySet().stream()
                            .map(zone -> zone.getKey() + ": " + String.join(" ", zone.getValue()))
                            .collect(Collectors.joining("; ")));
        }
        if (story.beginsLate()) {
            page.line(
                    Tone.QUIET,
                    "",
                    story.trace().steps().isEmpty()
                            ? "No steps were recorded."
                            : "Only the last " + story.trace().steps().size() + " of "
                                    + story.trace().summary().steps() + " steps were recorded.");
        }
    }

    static String count(long number, String what) {
        return number + " " + what + (number == 1 ? "" : "s");
    }
}
