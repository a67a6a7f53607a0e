package orrery.viz.text;

import java.util.List;

/**
 * One entry of a timeline.
 *
 * @param step the step it comes from; rows are in this order
 * @param nanos when, or {@link #NO_TIME}
 * @param node at whom, or a word for all or none
 * @param cells what happened; a single cell is wrapped, of several each but the last stands in a column of its own
 * @param details further lines, set in under the first
 * @param likeness rows that follow each other and are alike in this are drawn together when they are many; empty for never
 */
record Row(long step, long nanos, String node, List<String> cells, List<String> details, Tone tone, String likeness) {

    /** Of a row that stands for a time and not for a moment. */
    static final long NO_TIME = -1;

    static Row of(long step, long nanos, String node, Tone tone, String... cells) {
        return new Row(step, nanos, node, List.of(cells), List.of(), tone, "");
    }

    Row like(String what) {
        return new Row(step, nanos, node, cells, details, tone, what);
    }

    Row with(List<String> moreDetails) {
        return new Row(step, nanos, node, cells, moreDetails, tone, likeness);
    }
}
