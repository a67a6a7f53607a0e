package orrery.cli;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import orrery.api.NodeId;
import orrery.api.Times;
import orrery.scenario.Nearest;
import orrery.scenario.TimeText;
import orrery.trace.Effect;
import orrery.trace.Event;
import orrery.trace.Step;
import orrery.trace.Trace;
import orrery.viz.Excerpt;
import orrery.viz.story.Story;
import orrery.viz.story.Things;
import orrery.viz.svg.SpaceTimeOptions;
import orrery.viz.svg.SpaceTimeOptions.Direction;
import picocli.CommandLine.Option;

/** What the space-time diagram shows, and how large: the same for every command that draws one. */
final class PictureChoice {

    private static final Pattern SIZE = Pattern.compile("(\\d{1,6})(?:x(\\d{1,6}))?");

    @Option(names = "--from", paramLabel = "TIME", description = "Where the diagram begins, as 3s.")
    private @Nullable String from;

    @Option(names = "--to", paramLabel = "TIME", description = "Where it ends, as 3.5s.")
    private @Nullable String to;

    @Option(
            names = "--nodes",
            paramLabel = "NAME",
            split = ",",
            description = "Only these nodes, and the messages between them, as n1,n2,c1.")
    private List<String> nodes = List.of();

    @Option(
            names = "--messages",
            paramLabel = "TYPE",
            split = ",",
            description = "Only messages of these types, as RequestVote,RequestVoteReply.")
    private List<String> messages = List.of();

    @Option(
            names = "--size",
            paramLabel = "LENGTH[xDEPTH]",
            description =
                    "How long time is, in pixels, and how deep all lanes with the legend; 1600, and as deep as they"
                            + " need, if left out. The PNG has twice as many.")
    private @Nullable String size;

    @Option(names = "--down", description = "Time runs from top to bottom.")
    private boolean down;

    /** Whether anything but the whole run was asked for. */
    boolean asksForSomething() {
        return from != null || to != null || size != null || down || !nodes.isEmpty() || !messages.isEmpty();
    }

    /** @throws BadInput if there is no such part of this run */
    Excerpt excerpt(Trace trace) {
        if (!asksForSomething()) {
            return Excerpt.WHOLE;
        }
        List<String> names = Story.nodes(trace).stream().map(NodeId::name).toList();
        nodes.forEach(node -> known("--nodes", "node", node, names));
        if (!messages.isEmpty()) {
            List<String> kinds = List.copyOf(kinds(trace));
            messages.forEach(kind -> known("--messages", "type of message", kind, kinds));
        }
        SpaceTimeOptions options = sized(window(SpaceTimeOptions.wholeRun(), trace));
        return new Excerpt(down ? options.directed(Direction.DOWN) : options, nodes, messages);
    }

    private SpaceTimeOptions window(SpaceTimeOptions whole, Trace trace) {
        long begin = from == null ? 0 : nanos("--from", from);
        long end = to == null ? Long.MAX_VALUE : nanos("--to", to);
        long last = trace.summary().timeNanos();
        if (from != null && begin >= last) {
            throw new BadInput("--from: found " + from + ", but the run ends at " + Times.text(last));
        }
        if (end <= begin) {
            throw new BadInput("--to: found " + to + ", but the diagram begins at " + Times.text(begin)
                    + "; it ends later than that");
        }
        return whole.window(begin, end);
    }

    private static long nanos(String option, String text) {
        try {
            return TimeText.nanos(text);
        } catch (IllegalArgumentException wrong) {
            throw new BadInput(option + ": found \"" + text + "\", but " + wrong.getMessage(), wrong);
        }
    }

    private SpaceTimeOptions sized(SpaceTimeOptions options) {
        if (size == null) {
            return options;
        }
        Matcher written = SIZE.matcher(size);
        if (!written.matches()) {
            throw new BadInput("--size: found \"" + size + "\", but a size is written 1600 or 1600x900, in pixels");
        }
        try {
            return options.size(
                    Integer.parseInt(written.group(1)),
                    written.group(2) == null ? 0 : Integer.parseInt(written.group(2)));
        } catch (IllegalArgumentException wrong) {
            throw new BadInput("--size: " + wrong.getMessage(), wrong);
        }
    }

    private static void known(String option, String what, String word, List<String> all) {
        if (!all.contains(word)) {
            throw new BadInput(option + ": there is no " + what + " " + word + " in this run"
                    + Nearest.to(word, all)
                            .map(near -> "; did you mean " + near + "?")
                            .orElse(".")
                    + " There are " + String.join(", ", all));
        }
    }

    /** In the order of their first appearance. */
    private static SequencedSet<String> kinds(Trace trace) {
        SequencedSet<String> kinds = new LinkedHashSet<>();
        for (Step step : trace.steps()) {
            if (step.event() instanceof Event.Delivered delivered) {
                kinds.add(Things.kind(delivered.message()));
            }
            for (Effect effect : step.effects()) {
                if (effect instanceof Effect.Sent sent) {
                    kinds.add(Things.kind(sent.message()));
                }
            }
        }
        return kinds;
    }
}
