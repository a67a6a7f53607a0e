package orrery.viz.text;

import java.util.ArrayList;
import java.util.List;
import orrery.viz.story.Remark;

/** What the scenario tells and asks, dealt out as the time comes. */
final class Remarks {

    private final List<Remark> left;
    private int next;

    /** @param all in the order of time */
    Remarks(List<Remark> all) {
        left = List.copyOf(all);
    }

    /**
     * Those before the next step happens.
     *
     * @param step beside which they stand
     * @param nanos when the next one happens
     */
    List<Row> before(long step, long nanos) {
        List<Row> rows = new ArrayList<>();
        for (; next < left.size() && left.get(next).timeNanos() < nanos; next++) {
            Remark remark = left.get(next);
            rows.add(Row.of(step, remark.timeNanos(), remark.asks() ? "ask" : "note", Tone.ROLE, remark.text()));
        }
        return rows;
    }

    /** All that are left, at the end. */
    List<Row> rest(long step) {
        return before(step, Long.MAX_VALUE);
    }
}
