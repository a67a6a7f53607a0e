package orrery.run.net;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import orrery.api.NodeId;
import orrery.run.core.Decisions;
import orrery.run.core.Decisions.Kind;
import orrery.world.Link;
import orrery.world.Loss;
import orrery.world.Network;
import orrery.world.Pace;

/** One direction between two nodes while a run lasts: the link's decisions, and what has happened to it. */
final class Wire {

    private static final double LARGEST_FRACTION = 0x1.fffffffffffffp-1;

    final Link link;

    /** Where its decisions are. */
    private long stream;

    /** What is written down for single messages; null where chance decides. */
    private final @Nullable Fates fates;

    /** As slow as the slowest of so many messages, or if less than 1 as fast as the fastest; 1 is as chance has it. */
    private final double weight;

    /** Messages that wait for their turn. */
    int waiting;

    /** The last look at who waits in which one of this wire was seen. */
    long seenIn;

    /** Whether there is a link at all. */
    final boolean exists;

    /** What faults do to it; null as long as none has done anything: each message asks several times. */
    private @Nullable Blockage blockage;

    /** How often something was sent again. */
    private long retransmissions;

    /** Whether a link that loses in bursts is in its bad state. */
    private boolean bad;

    /** When the last message arrives, on a link that keeps the order. */
    private long lastArrival;

    /** When all that was sent has left, on a link of limited bandwidth. */
    private long freeAt;

    private Wire(Link link, boolean exists, long stream, @Nullable Fates fates, double weight) {
        this.link = link;
        this.exists = exists;
        this.stream = stream;
        this.fates = fates;
        this.weight = weight;
    }

    /** Whether all wires of a network are {@link #plain plain}, as long as no fault strikes them. */
    static boolean isPlain(Network network) {
        Link link = network.link();
        boolean alike = network.rules().isEmpty()
                && network.topology().isEmpty()
                && network.zones().isEmpty()
                && network.deviations().isEmpty()
                && network.pace() instanceof Pace.Chance;
        boolean forgets = link.loss() instanceof Loss.Independent
                && link.bandwidth().isEmpty()
                && !link.fifo()
                && !link.reliable();
        return alike && forgets;
    }

    /** Where the decisions of the wire from one node to another are. */
    static long stream(long seed, NodeId from, NodeId to) {
        return Decisions.stream(seed, from.name(), "->", to.name());
    }

    /** A wire on which what becomes of a message depends on its link and its number alone, to be {@link #laid}. */
    static Wire plain(Link link) {
        return new Wire(link, true, 0, null, 1);
    }

    /** This wire, where these decisions are. */
    Wire laid(long decisions) {
        stream = decisions;
        return this;
    }

    /** Where the network has no link, the wire knows that there is none. */
    static Wire between(NodeId from, NodeId to, Network network, long seed) {
        Optional<Link> link = network.between(from, to);
        Fates fates = network.deviations()
                .map(deviations -> new Fates(deviations.on(from, to)))
                .orElse(null);
        long stream = stream(seed, from, to);
        double weight = network.pace() instanceof Pace.Weighted
                ? weight(seed, from.name(), 8) * weight(seed, to.name(), 8) * weight(stream, "", 4)
                : 1;
        return new Wire(link.orElse(network.link()), link.isPresent(), stream, fates, weight);
    }

    /** Between 1/most and most, as likely below 1 as above. */
    private static double weight(long seed, String name, double most) {
        double drawn = Decisions.fraction(Decisions.stream(seed, "weight of " + name), 0);
        return StrictMath.pow(most, 2 * drawn - 1);
    }

    boolean isCut() {
        return blockage != null && !blockage.cuts.isEmpty();
    }

    boolean isClogged() {
        return blockage != null && !blockage.clogs.isEmpty();
    }

    /** What faults do to it, to be changed by them. */
    Blockage blockage() {
        if (blockage == null) {
            blockage = new Blockage();
        }
        return blockage;
    }

    boolean loses(long nth) {
        if (fates != null) {
            return fates.loses(nth);
        }
        return switch (link.loss()) {
            case Loss.Independent(double probability) -> happens(Kind.LOSS, nth, probability);
            case Loss.Bursty burst -> {
                bad = bad ? !happens(Kind.BURST, nth, burst.toGood()) : happens(Kind.BURST, nth, burst.toBad());
                yield happens(Kind.LOSS, nth, bad ? burst.lossWhenBad() : burst.lossWhenGood());
            }
        };
    }

    /** Whether what is lost now is lost in a burst. */
    boolean isInBurst() {
        return bad;
    }

    /** Whether what is sent again is lost again. */
    boolean losesAgain() {
        double probability = switch (link.loss()) {
            case Loss.Independent independent -> independent.probability();
            case Loss.Bursty burst -> bad ? burst.lossWhenBad() : burst.lossWhenGood();
        };
        return happens(Kind.RETRANSMISSION, retransmissions++, probability);
    }

    boolean duplicates(long nth) {
        return fates == null ? happens(Kind.DUPLICATION, nth, link.duplication()) : fates.copies(nth);
    }

    boolean corrupts(long nth) {
        return fates == null ? happens(Kind.CORRUPTION, nth, link.corruption()) : fates.damages(nth);
    }

    boolean holdsBack(long nth) {
        return happens(Kind.REORDERING, nth, link.reordering());
    }

    long delayNanos(long nth, int copy) {
        double drawn = fraction(copy == Courier.DUPLICATE ? Kind.DUPLICATE_DELAY : Kind.DELAY, nth);
        long nanos = link.latency().nanos(weight == 1 ? drawn : weighted(drawn));
        return fates == null ? nanos : fates.nanos(nth, copy == Courier.DUPLICATE, nanos);
    }

    /** The quantile of the slowest, or the fastest, of some messages, as their own are drawn. */
    private double weighted(double drawn) {
        return weight > 1
                ? Math.min(StrictMath.pow(drawn, 1 / weight), LARGEST_FRACTION)
                : 1 - StrictMath.pow(1 - drawn, weight);
    }

    /** What a message takes at least, but for one of a hundred. */
    long quickestNanos() {
        return link.latency().nanos(.01);
    }

    /** What a message takes at most, but for one of a hundred. */
    long slowestNanos() {
        return link.latency().nanos(.99);
    }

    /** Where the priorities of a message's copy are drawn from. */
    Decisions.Stream priorities(long nth, int copy) {
        return new Decisions.Stream(Decisions.bits(Decisions.within(stream, Kind.PRIORITY), 4 * nth + copy));
    }

    long heldBackNanos(long nth) {
        long width = link.heldBack().maxNanos() - link.heldBack().minNanos();
        return link.heldBack().minNanos() + (long) (fraction(Kind.HELD_BACK, nth) * width);
    }

    /** Where the change of a corrupted message is drawn from. */
    long alteration(long nth) {
        return Decisions.bits(Decisions.within(stream, Kind.ALTERATION), nth);
    }

    /** Whether a message would have to wait for others, on a link of limited bandwidth. */
    boolean queues(long now) {
        return freeAt > now;
    }

    /**
     * When a message of this size has left, on a link of limited bandwidth.
     *
     * @return nanoseconds to wait, or -1 if the queue has no room
     */
    long transmissionNanos(long bytes, long now) {
        if (link.bandwidth().isEmpty()) {
            return 0;
        }
        Link.Bandwidth limit = link.bandwidth().get();
        long queued = Math.max(0, freeAt - now);
        if (queued / 1e9 * limit.bytesPerSecond() + bytes > limit.queueBytes() && queued > 0) {
            return -1;
        }
        freeAt = Math.max(freeAt, now) + (long) (bytes * 1e9 / limit.bytesPerSecond());
        return freeAt - now;
    }

    /** When something that would arrive at a time does arrive: on a link that keeps the order, not before the last. */
    long arrival(long nanos) {
        if (!link.fifo()) {
            return nanos;
        }
        lastArrival = Math.max(lastArrival, nanos);
        return lastArrival;
    }

    private boolean happens(Kind kind, long nth, double probability) {
        return probability > 0 && fraction(kind, nth) < probability;
    }

    private double fraction(Kind kind, long nth) {
        return Decisions.fraction(Decisions.within(stream, kind), nth);
    }
}
