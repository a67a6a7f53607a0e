package orrery.cli;

import orrery.api.NodeId;
import orrery.api.Times;
import orrery.trace.Moment;
import orrery.trace.Step;
import orrery.trace.Trace;
import orrery.trace.Value;
import orrery.viz.text.StepText;

/** Tells people how a run stands after a step. */
final class MomentText {

    private static final int LONGEST = 2_000;

    private final Console console;

    MomentText(Console console) {
        this.console = console;
    }

    void tell(Trace trace, Moment moment) {
        line(step(moment.step()));
        heading("the nodes");
        trace.header().servers().forEach(node -> node(node, moment));
        trace.header().clients().forEach(node -> node(node, moment));
        heading("on its way");
        moment.underWay()
                .forEach(each -> line("  " + each.from() + " -> " + each.to() + "  "
                        + brief(each.message()) + (each.copy() > 0 ? " (duplicate)" : "") + ", message "
                        + (each.nth() + 1) + " of its link, sent in step " + each.sent()));
        heading("timers");
        moment.timers()
                .forEach(each -> line("  " + each.node() + "  " + brief(each.timer()) + ", due at "
                        + Times.text(each.dueNanos()) + " by a clock that goes right, set in step " + each.set()));
    }

    private void node(NodeId node, Moment moment) {
        Object state = moment.states().get(node);
        line("  " + node + "  " + (state == null ? "down" : brief(state)));
    }

    /** As in {@code step 17, 1.5s at n2: <- n1: Ping(ball=3)}. */
    static String step(Step step) {
        return "step " + step.number() + ", " + Times.text(step.timeNanos())
                + (step.node() == null ? "" : " at " + step.node()) + ": " + StepText.of(step.event());
    }

    private static String brief(Object object) {
        return Value.of(object).brief(LONGEST);
    }

    private void heading(String text) {
        console.line(console.styled(Style.STRONG, text));
    }

    private void line(String text) {
        console.line(Console.harmless(text));
    }
}
