package orrery.run;

import orrery.run.Decisions.Kind;
import orrery.world.Link;

/** One direction between two nodes while a run lasts: the link's decisions, and what has happened to it. */
final class Wire {

    final Link link;
    private final long loss;
    private final long delay;
    private final long duplication;
    private final long duplicateDelay;
    private final long reordering;
    private final long heldBack;

    /** How many messages were sent: the next one's number. */
    long sent;

    /** How many faults cut it now. */
    int cuts;

    /** When the last message arrives, on a link that keeps the order. */
    long lastArrival;

    Wire(Link link, long stream) {
        this.link = link;
        this.loss = Decisions.within(stream, Kind.LOSS);
        this.delay = Decisions.within(stream, Kind.DELAY);
        this.duplication = Decisions.within(stream, Kind.DUPLICATION);
        this.duplicateDelay = Decisions.within(stream, Kind.DUPLICATE_DELAY);
        this.reordering = Decisions.within(stream, Kind.REORDERING);
        this.heldBack = Decisions.within(stream, Kind.HELD_BACK);
    }

    boolean loses(long nth) {
        return link.loss() > 0 && Decisions.fraction(loss, nth) < link.loss();
    }

    boolean duplicates(long nth) {
        return link.duplication() > 0 && Decisions.fraction(duplication, nth) < link.duplication();
    }

    boolean holdsBack(long nth) {
        return link.reordering() > 0 && Decisions.fraction(reordering, nth) < link.reordering();
    }

    long delayNanos(long nth, int copy) {
        return link.latency().nanos(Decisions.fraction(copy == 0 ? delay : duplicateDelay, nth));
    }

    long heldBackNanos(long nth) {
        long width = link.heldBack().maxNanos() - link.heldBack().minNanos();
        return link.heldBack().minNanos() + (long) (Decisions.fraction(heldBack, nth) * width);
    }

    /** When something that would arrive at a time does arrive: on a link that keeps the order, not before the last. */
    long arrival(long nanos) {
        if (!link.fifo()) {
            return nanos;
        }
        lastArrival = Math.max(lastArrival, nanos);
        return lastArrival;
    }
}
