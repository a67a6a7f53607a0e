package orrery.scenario;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import orrery.api.Span;
import orrery.world.Distribution;
import orrery.world.Link;
import orrery.world.Network;
import orrery.world.Pace;

/** An entry of {@code links:}. */
@Doc(
        "Links that are different. What an entry leaves out is as on all other links. If several entries fit a link, the last"
                + " one counts, alone.")
public record LinkSpec(
        @Doc("Whose messages, by the nodes' names. Left out, everybody's.")
        List<String> from,

        @Doc("To whom, by the nodes' names. Left out, to everybody.")
        List<String> to,

        @Doc("How long a message travels.") Optional<Distribution> latency,

        @Doc("How messages are lost: each as likely as the others, or in bursts.")
        Optional<LossSpec> loss,

        @Doc("How likely a message arrives a second time, after a latency of its own.")
        Optional<Probability> duplication,

        @Doc("How likely a message is held back, so that later ones may overtake it.")
        Optional<Probability> reordering,

        @Doc("How long a message is held back when it is.") Optional<Span> heldBack,

        @Doc("`fifo`: messages of a link arrive in the order in which they were sent; `unordered`: each takes its own"
                + " time.")
        Optional<NetworkSpec.Order> order,

        @Doc("How likely a message's content is damaged on its way.")
        Optional<Probability> corruption,

        @Doc("Whether the receiver notices damage and drops the message; otherwise it arrives altered.")
        Optional<Boolean> checksum,

        @Doc("How much passes in a second; the rest waits.") Optional<ByteRate> bandwidth,

        @Doc("How much may wait for its turn where bandwidth is limited.")
        Optional<Bytes> queue,

        @Doc("After how long a reliable link sends again what was lost; 0s on a link of datagrams.")
        Optional<Duration> retransmit) {

    /** No different from the others. */
    static final LinkSpec NO_DIFFERENT = new LinkSpec(
            List.of(),
            List.of(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());

    public LinkSpec {
        from = names(from);
        to = names(to);
    }

    /** With nothing left to chance. */
    LinkSpec calmed() {
        return new LinkSpec(
                from,
                to,
                latency.map(Shrinkage::plain),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                order,
                Optional.empty(),
                checksum,
                bandwidth,
                queue,
                retransmit);
    }

    /** An entry that could not be read is null here, and the reader says so. */
    private static List<String> names(List<String> written) {
        return Collections.unmodifiableList(new ArrayList<>(Objects.requireNonNullElse(written, List.of())));
    }

    /** With what it leaves out as on the others. */
    LinkSpec among(NetworkSpec others) {
        NetworkSpec whole = whole(others);
        return new LinkSpec(
                from,
                to,
                Optional.of(whole.latency()),
                Optional.of(whole.loss()),
                Optional.of(whole.duplication()),
                Optional.of(whole.reordering()),
                Optional.of(whole.heldBack()),
                Optional.of(whole.order()),
                Optional.of(whole.corruption()),
                Optional.of(whole.checksum()),
                whole.bandwidth(),
                queue,
                Optional.of(whole.retransmit()));
    }

    private NetworkSpec whole(NetworkSpec others) {
        return new NetworkSpec(
                latency.orElse(others.latency()),
                loss.orElse(others.loss()),
                duplication.orElse(others.duplication()),
                reordering.orElse(others.reordering()),
                heldBack.orElse(others.heldBack()),
                order.orElse(others.order()),
                corruption.orElse(others.corruption()),
                checksum.orElse(others.checksum()),
                bandwidth.or(others::bandwidth),
                queue.orElse(others.queue()),
                retransmit.orElse(others.retransmit()),
                List.of(),
                TopologySpec.Shape.MESH,
                Optional.empty(),
                Pace.CHANCE);
    }

    /**
     * The rule in a world.
     *
     * @param part the entry, which takes what cannot be
     */
    Network.Rule rule(NetworkSpec others, Roster roster, Duration duration, Part part) {
        Link link = whole(others).link(duration, part);
        return new Network.Rule(roster.nodes(from, part.field("from")), roster.nodes(to, part.field("to")), link);
    }
}
