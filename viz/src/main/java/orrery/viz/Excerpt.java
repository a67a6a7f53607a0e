package orrery.viz;

import java.util.List;
import orrery.viz.story.Story;
import orrery.viz.svg.SpaceTimeOptions;

/**
 * What a diagram shows of a run.
 *
 * @param options the window in time, and how large
 * @param nodes the names of those whose lanes are drawn; empty for all
 * @param messages the types of those that are drawn, as in {@code RequestVote}; empty for all
 */
public record Excerpt(SpaceTimeOptions options, List<String> nodes, List<String> messages) {

    /** All of it. */
    public static final Excerpt WHOLE = new Excerpt(SpaceTimeOptions.wholeRun(), List.of(), List.of());

    public Excerpt {
        nodes = List.copyOf(nodes);
        messages = List.copyOf(messages);
    }

    /** The nodes and messages that are shown; the window is left to the drawing. */
    public Story of(Story story) {
        return nodes.isEmpty() && messages.isEmpty()
                ? story
                : story.only(
                        node -> nodes.isEmpty() || nodes.contains(node),
                        kind -> messages.isEmpty() || messages.contains(kind));
    }
}
