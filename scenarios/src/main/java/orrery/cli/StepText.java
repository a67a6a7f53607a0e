package orrery.cli;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import orrery.api.NodeId;
import orrery.api.Times;
import orrery.explore.walk.Coming;
import orrery.explore.walk.Walk;
import orrery.trace.Difference;
import orrery.trace.Step;
import orrery.trace.Value;
import orrery.verdict.Verdict;

/** Tells people where they stand in a run that they walk through, and what is to come. */
final class StepText {

    private static final int LONGEST = 100;
    private static final int LONGEST_STATE = 2_000;
    private static final int MOST_STEPS = 12;
    private static final int MOST_COMING = 30;

    private final Console console;

    StepText(Console console) {
        this.console = console;
    }

    void line(String text) {
        console.line(Console.harmless(text));
    }

    /** The steps that were gone after one, what the last of them did, and what broke. */
    void gone(Walk walk, int after) {
        List<Step> gone = walk.steps().subList(Math.min(after + 1, walk.at() + 1), walk.at() + 1);
        if (gone.size() > MOST_STEPS) {
            line((gone.size() - MOST_STEPS) + " steps, then");
        }
        gone.stream().skip(Math.max(0, gone.size() - MOST_STEPS)).forEach(step -> line(MomentText.step(step)));
        if (gone.size() == 1) {
            changed(gone.getFirst());
        }
        for (Verdict verdict : walk.played().verdicts()) {
            boolean now = (verdict.step() > after && verdict.step() <= walk.at()) || walk.over();
            if (verdict.broken() && now) {
                console.line(console.styled(Style.BAD, "BROKEN: " + verdict.promise() + ": " + verdict.sentence()));
            }
        }
    }

    /** What a step changed in its node, and what the node asked for. */
    void changed(Step step) {
        if (step.before() != null && step.after() != null) {
            for (Difference each : Difference.between(Value.of(step.before()), Value.of(step.after()))) {
                line("    " + each.path() + " was " + brief(each.before()) + ", is " + brief(each.after()));
            }
        }
        orrery.viz.text.StepText.effects(step).forEach(effect -> line("    " + effect));
    }

    private static String brief(@Nullable Value value) {
        return value == null ? "absent" : value.brief(LONGEST);
    }

    /** What was caused and has not come, with the numbers by which it can be chosen. */
    void coming(Walk walk) {
        List<Coming> coming = walk.coming();
        if (walk.over()) {
            line("the run is over, at " + Times.text(walk.step().timeNanos()) + ", digest "
                    + walk.played().trace().digestText());
            return;
        }
        for (int nth = 0; nth < Math.min(coming.size(), MOST_COMING); nth++) {
            line(String.format(Locale.ROOT, "%3d  %-14s %s", nth + 1, when(coming.get(nth)), of(coming.get(nth))));
        }
        if (coming.size() > MOST_COMING) {
            line("     and " + (coming.size() - MOST_COMING) + " more");
        }
        Step next = walk.steps().get(walk.at() + 1);
        line("next is " + MomentText.step(next));
    }

    static String when(Coming coming) {
        if (coming.atNanos().isPresent()) {
            return Times.text(coming.atNanos().getAsLong());
        }
        return coming instanceof Coming.Timer timer
                ? "(" + Times.text(timer.what().dueNanos()) + ")"
                : "never";
    }

    /** As in {@code n1 -> n2 Ping(ball=1), message 1 of its link}. */
    static String of(Coming coming) {
        return switch (coming) {
            case Coming.Message message ->
                message.what().from() + " -> " + message.what().to() + "  "
                        + Value.of(message.what().message()).brief(LONGEST)
                        + (message.what().copy() > 0 ? " (duplicate)" : "") + ", message "
                        + (message.what().nth() + 1) + " of its link";
            case Coming.Timer timer ->
                timer.what().node() + " timer " + Value.of(timer.what().timer()).brief(LONGEST);
        };
    }

    void states(Walk walk, List<NodeId> nodes) {
        for (NodeId node : nodes) {
            Object state = walk.moment().states().get(node);
            line(node + "  " + (state == null ? "down" : Value.of(state).brief(LONGEST_STATE)));
        }
    }
}
