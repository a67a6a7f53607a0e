package orrery.viz.text;

import java.util.ArrayList;
import java.util.List;
import orrery.trace.Effect;
import orrery.trace.Step;
import orrery.trace.Trace;
import orrery.viz.story.Remark;
import orrery.viz.story.Story;
import orrery.viz.story.Things;

/**
 * Picks from a run what decides it: roles that change, faults, remarks, operations that fail, promises that break. What
 * lies between is counted.
 */
final class Matters {

    private static final int LONGEST = 200;

    private final Story story;
    private final Remarks remarks;
    private final Glyphs glyphs;
    private final RoleRows roles;
    private final FaultRows faults;
    private final OperationRows operations;

    Matters(Story story, List<Remark> remarks, Glyphs glyphs) {
        this.story = story;
        this.remarks = new Remarks(remarks);
        this.glyphs = glyphs;
        this.roles = new RoleRows(glyphs);
        this.faults = new FaultRows(story, roles);
        this.operations = new OperationRows(story, glyphs);
    }

    List<Row> rows() {
        List<Row> rows = new ArrayList<>(RoleRows.beginnings(story));
        long last = 0;
        for (Step step : story.trace().steps()) {
            rows.addAll(remarks.before(last, step.timeNanos()));
            last = step.number();
            faults.row(step).ifPresent(rows::add);
            roles.change(step).ifPresent(rows::add);
            step.effects().forEach(effect -> remark(step, effect, rows));
            operations.givenUp(step).ifPresent(rows::add);
            rows.addAll(operations.rows(step.number()));
            rows.addAll(Broken.at(step.number(), story.verdicts()));
        }
        rows.addAll(remarks.rest(last));
        List<Row> filled = new Gaps(story, glyphs).fill(Likeness.drawTogether(rows));
        filled.addAll(ending());
        return filled;
    }

    private void remark(Step step, Effect effect, List<Row> rows) {
        switch (effect) {
            case Effect.Noted(String text) ->
                rows.add(Row.of(step.number(), step.timeNanos(), Words.where(step), Tone.PLAIN, "note: " + text)
                        .like("note: " + text));
            case Effect.Refused(Object message) ->
                rows.add(Row.of(
                        step.number(),
                        step.timeNanos(),
                        Words.where(step),
                        Tone.BAD,
                        "REFUSED by a " + roles.state(step.node(), step.before()) + ": "
                                + Things.brief(message, LONGEST)));
            case Effect.Sent sent -> {}
            case Effect.TimerSet set -> {}
            case Effect.TimerCancelled cancelled -> {}
            case Effect.Saved saved -> {}
            case Effect.Wrote wrote -> {}
            case Effect.Synced synced -> {}
            case Effect.Completed completed -> {}
        }
    }

    private List<Row> ending() {
        List<Row> rows = new ArrayList<>(operations.open());
        rows.addAll(Broken.at(Broken.BY_THE_WHOLE_RUN, story.verdicts()));
        List<Row> ending = new ArrayList<>(Likeness.drawTogether(rows));
        ending.add(Row.of(
                Long.MAX_VALUE,
                story.toNanos(),
                "end",
                Tone.QUIET,
                end(story.trace().end())));
        return ending;
    }

    private static String end(Trace.End end) {
        return switch (end.kind()) {
            case TIME_UP -> "the time is up";
            case QUIET -> "nothing is left to happen";
            case STOPPED, REFUSED, STEP_LIMIT -> "stopped: " + end.sentence();
            case THREW -> "stopped by an exception: " + end.sentence();
        };
    }
}
