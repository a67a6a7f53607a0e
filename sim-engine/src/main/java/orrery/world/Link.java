package orrery.world;

import orrery.api.Span;

/**
 * One direction between two nodes.
 *
 * @param latency how long a message travels
 * @param loss probability that a message is lost
 * @param duplication probability that a message arrives a second time, with a latency of its own
 * @param reordering probability that a message is held back, so that later ones may overtake it
 * @param heldBack how long a message is held back when it is
 * @param fifo whether messages arrive in the order in which they were sent, however long each would have taken
 */
public record Link(
        Distribution latency, double loss, double duplication, double reordering, Span heldBack, boolean fifo) {

    /** A link on which everything takes the same time and nothing is lost. */
    public static Link calm(Distribution latency) {
        return new Link(latency, 0, 0, 0, Span.millis(20, 100), false);
    }
}
