package orrery.viz.text;

import java.util.ArrayList;
import java.util.List;
import orrery.api.Operation;
import orrery.api.Outcome;
import orrery.trace.Event;
import orrery.trace.Step;
import orrery.viz.story.Story;

/** Fills long times between rows with a line that counts what went on meanwhile. */
final class Gaps {

    /** A time is long from this part of the run on. */
    private static final int PART = 25;

    private final Story story;
    private final Glyphs glyphs;
    private final long longGap;

    /** Times of what is counted, in order. */
    private final List<Long> arrivals = new ArrayList<>();

    private final List<Long> drops = new ArrayList<>();
    private final List<Long> answers = new ArrayList<>();

    Gaps(Story story, Glyphs glyphs) {
        this.story = story;
        this.glyphs = glyphs;
        this.longGap = Math.max(1, (story.toNanos() - story.fromNanos()) / PART);
        for (Step step : story.trace().steps()) {
            if (step.event() instanceof Event.Delivered) {
                arrivals.add(step.timeNanos());
            } else if (step.event() instanceof Event.Dropped) {
                drops.add(step.timeNanos());
            }
        }
        story.trace().history().operations().stream()
                .filter(operation -> operation.outcome() instanceof Outcome.Ok)
                .map(Operation::completedNanos)
                .sorted()
                .forEach(answers::add);
    }

    List<Row> fill(List<Row> rows) {
        List<Row> filled = new ArrayList<>();
        long last = story.fromNanos();
        for (Row row : rows) {
            between(last, row.nanos(), filled);
            filled.add(row);
            last = row.nanos();
        }
        if (!story.trace().steps().isEmpty()) {
            between(last, story.toNanos(), filled);
        }
        return filled;
    }

    private void between(long from, long to, List<Row> filled) {
        if (to - from < longGap) {
            return;
        }
        List<String> counts = new ArrayList<>();
        count(counts, arrivals, from, to, " message arrives", " messages arrive");
        count(counts, drops, from, to, " is dropped", " are dropped");
        count(counts, answers, from, to, " operation ok", " operations ok");
        filled.add(Row.of(
                -1,
                Row.NO_TIME,
                glyphs.thread(),
                Tone.QUIET,
                Glyphs.rounded(to - from) + " pass: "
                        + (counts.isEmpty() ? "nothing arrives" : String.join(", ", counts))));
    }

    private static void count(List<String> counts, List<Long> times, long from, long to, String one, String many) {
        int number = after(times, to) - after(times, from);
        if (number > 0) {
            counts.add(number + (number == 1 ? one : many));
        }
    }

    /** How many times are not later than this one. */
    private static int after(List<Long> times, long nanos) {
        int low = 0;
        int high = times.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (times.get(middle) <= nanos) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
