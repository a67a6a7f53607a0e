package orrery.world;

import java.util.Optional;
import orrery.api.Span;

/**
 * One direction between two nodes.
 *
 * @param latency how long a message travels
 * @param loss how messages are lost
 * @param duplication probability that a message arrives a second time, with a latency of its own
 * @param reordering probability that a message is held back, so that later ones may overtake it
 * @param heldBack how long a message is held back when it is
 * @param fifo whether messages arrive in the order in which they were sent, however long each would have taken
 * @param corruption probability that a message's content is damaged on its way
 * @param checksummed whether the receiver notices damage and drops the message; otherwise it arrives altered
 * @param bandwidth how much passes in a second; empty for any amount
 * @param retransmitNanos on a reliable link, after how many nanoseconds what was lost is sent again, until it arrives and
 *     without duplicates; 0 on a link of datagrams
 */
public record Link(
        Distribution latency,
        Loss loss,
        double duplication,
        double reordering,
        Span heldBack,
        boolean fifo,
        double corruption,
        boolean checksummed,
        Optional<Bandwidth> bandwidth,
        long retransmitNanos) {

    /**
     * @param bytesPerSecond positive
     * @param queueBytes how much may wait for its turn; what does not fit is dropped
     */
    public record Bandwidth(long bytesPerSecond, long queueBytes) {}

    private static final Span HELD_BACK = Span.millis(20, 100);

    /** A link on which nothing is lost. */
    public static Link calm(Distribution latency) {
        return new Link(latency, Loss.NONE, 0, 0, HELD_BACK, false, 0, true, Optional.empty(), 0);
    }

    public boolean reliable() {
        return retransmitNanos > 0;
    }

    /**
     * The same link as a calm network has it: each message takes the median of its latency, and no chance is left. Order,
     * bandwidth and retransmission are as they were.
     */
    public Link calmed() {
        return new Link(
                new Distribution.Constant(latency.nanos(.5)),
                Loss.NONE,
                0,
                0,
                heldBack,
                fifo,
                0,
                checksummed,
                bandwidth,
                retransmitNanos);
    }

    public Link withLatency(Distribution other) {
        return new Link(
                other,
                loss,
                duplication,
                reordering,
                heldBack,
                fifo,
                corruption,
                checksummed,
                bandwidth,
                retransmitNanos);
    }

    public Link losing(Loss other) {
        return new Link(
                latency,
                other,
                duplication,
                reordering,
                heldBack,
                fifo,
                corruption,
                checksummed,
                bandwidth,
                retransmitNanos);
    }

    public Link duplicating(double other) {
        return new Link(
                latency, loss, other, reordering, heldBack, fifo, corruption, checksummed, bandwidth, retransmitNanos);
    }

    public Link reordering(double other) {
        return new Link(
                latency, loss, duplication, other, heldBack, fifo, corruption, checksummed, bandwidth, retransmitNanos);
    }

    public Link corrupting(double other) {
        return new Link(
                latency, loss, duplication, reordering, heldBack, fifo, other, checksummed, bandwidth, retransmitNanos);
    }
}
