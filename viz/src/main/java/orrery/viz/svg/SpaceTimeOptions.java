package orrery.viz.svg;

import java.util.Optional;
import orrery.api.NodeId;

/**
 * What part of a run a diagram shows, and how large.
 *
 * @param fromNanos beginning of the window
 * @param toNanos end of the window, after its beginning; {@link Long#MAX_VALUE} for the end of the run
 * @param length of the time axis with its margins, in pixels
 * @param depth the other way: of all lanes with header and legend; 0 to let it follow from the number of nodes
 * @param direction where time runs
 * @param mostArrows when there are more messages in the window, the most frequent types are drawn as bars; a third of
 *     this where so much time is shown that arrows stand upright
 * @param spot a step to point out
 */
public record SpaceTimeOptions(
        long fromNanos, long toNanos, int length, int depth, Direction direction, int mostArrows, Optional<Spot> spot) {

    private static final int LEAST = 300;
    private static final int MOST = 20_000;

    /** A step at a node, with what to write beside it. */
    public record Spot(NodeId node, long nanos, String text) {}

    /** Where time runs. */
    public enum Direction {
        /** From left to right; nodes below each other. */
        RIGHT,
        /** From top to bottom; nodes beside each other. */
        DOWN
    }

    /**
     * @throws IllegalArgumentException if the window is empty, or a size is not between 300 and 20,000 pixels
     */
    public SpaceTimeOptions {
        if (fromNanos < 0 || toNanos <= fromNanos) {
            throw new IllegalArgumentException(
                    "a window runs from a smaller to a larger time, not from " + fromNanos + "ns to " + toNanos + "ns");
        }
        if (length < LEAST || length > MOST || (depth != 0 && (depth < LEAST || depth > MOST))) {
            throw new IllegalArgumentException("a diagram is between " + LEAST + " and " + MOST + " pixels long and"
                    + " deep (or 0 deep to fit), not " + length + " and " + depth);
        }
        if (mostArrows < 0) {
            throw new IllegalArgumentException("at least 0 arrows, not " + mostArrows);
        }
    }

    /** The whole run, from left to right. */
    public static SpaceTimeOptions wholeRun() {
        return new SpaceTimeOptions(0, Long.MAX_VALUE, 1600, 0, Direction.RIGHT, 600, Optional.empty());
    }

    public SpaceTimeOptions window(long from, long to) {
        return new SpaceTimeOptions(from, to, length, depth, direction, mostArrows, spot);
    }

    public SpaceTimeOptions size(int newLength, int newDepth) {
        return new SpaceTimeOptions(fromNanos, toNanos, newLength, newDepth, direction, mostArrows, spot);
    }

    public SpaceTimeOptions directed(Direction newDirection) {
        return new SpaceTimeOptions(fromNanos, toNanos, length, depth, newDirection, mostArrows, spot);
    }

    public SpaceTimeOptions arrows(int most) {
        return new SpaceTimeOptions(fromNanos, toNanos, length, depth, direction, most, spot);
    }

    public SpaceTimeOptions pointingAt(Spot newSpot) {
        return new SpaceTimeOptions(fromNanos, toNanos, length, depth, direction, mostArrows, Optional.of(newSpot));
    }
}
