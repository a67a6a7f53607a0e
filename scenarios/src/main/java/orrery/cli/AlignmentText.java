package orrery.cli;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import orrery.api.NodeId;
import orrery.trace.Alignment;
import orrery.trace.Alignment.Lane;
import orrery.trace.Event;
import orrery.trace.Step;
import orrery.trace.Trace;
import orrery.trace.Value;

/** Tells people where two runs part. */
final class AlignmentText {

    private static final int MOST_DIFFERENCES = 6;
    private static final int LONGEST = 80;

    private final Console console;

    AlignmentText(Console console) {
        this.console = console;
    }

    void tell(SideBySide both) {
        Trace here = both.here().trace();
        Trace there = both.there().trace();
        Alignment alignment = both.alignment();
        about("here ", both.here());
        about("there", both.there());
        for (Lane lane : alignment.lanes()) {
            line("  " + lane.node() + "  " + alike(lane));
        }
        Optional<Lane> first = alignment.first();
        if (first.isEmpty()) {
            line("Nothing that matters differs.");
            return;
        }
        Step one = first.get().one();
        Step other = first.get().other();
        console.line(console.styled(
                Style.STRONG,
                "the first that differs and matters, at " + first.get().node()));
        if (one != null) {
            line("  here   " + MomentText.step(one) + fate(one, "there", there));
        }
        if (other != null) {
            line("  there  " + MomentText.step(other) + fate(other, "here", here));
        }
        first.get().differences().stream()
                .limit(MOST_DIFFERENCES)
                .forEach(each -> line("    " + each.path() + " is " + brief(each.before()) + " here, "
                        + brief(each.after()) + " there"));
    }

    private void about(String which, SideBySide.Run run) {
        line(which + "  " + run.name() + ", digest " + run.trace().digestText() + "; broken: " + run.broken());
    }

    private static String alike(Lane lane) {
        String steps = SmallerRun.count(lane.common(), "step");
        if (lane.one() == null && lane.other() == null) {
            return "goes the same way in both, for all of its " + steps;
        }
        return "goes the same way for " + steps + "; then " + next("here", lane.one()) + ", "
                + next("there", lane.other());
    }

    private static String next(String where, @Nullable Step step) {
        return where + (step == null ? " nothing more" : " step " + step.number());
    }

    /** What becomes in the other run of the message that comes in this one. */
    private static String fate(Step step, String where, Trace other) {
        NodeId to = step.node();
        if (to == null
                || !(step.event()
                        instanceof Event.Delivered(NodeId from, Object message, long nth, int copy, var detour))) {
            return "";
        }
        List<Step> same = other.steps().stream()
                .filter(each -> each.node() != null && isOf(each, each.node(), from, to, nth))
                .toList();
        String what = "; " + where + " message " + (nth + 1) + " of this link ";
        return what
                + (same.isEmpty()
                        ? "never comes"
                        : same.getFirst().event() instanceof Event.Dropped
                                ? "is lost in step " + same.getFirst().number()
                                : "comes in step " + same.getFirst().number());
    }

    private static boolean isOf(Step step, NodeId at, NodeId from, NodeId to, long nth) {
        return switch (step.event()) {
            case Event.Delivered arrived ->
                at.equals(to) && arrived.from().equals(from) && arrived.nth() == nth && arrived.copy() == 0;
            case Event.Dropped lost -> at.equals(from) && lost.to().equals(to) && lost.nth() == nth && lost.copy() == 0;
            default -> false;
        };
    }

    private static String brief(@Nullable Value value) {
        return value == null ? "absent" : value.brief(LONGEST);
    }

    private void line(String text) {
        console.line(Console.harmless(text));
    }
}
