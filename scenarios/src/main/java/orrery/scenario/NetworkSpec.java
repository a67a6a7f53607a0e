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

/** {@code network:}. */
@Doc("How messages travel, on every link and in both directions, unless links says otherwise.")
public record NetworkSpec(
        @Doc("How long a message travels.") Distribution latency,

        @Doc("How messages are lost: each as likely as the others, or in bursts.")
        LossSpec loss,

        @Doc("How likely a message arrives a second time, after a latency of its own.")
        Probability duplication,

        @Doc("How likely a message is held back, so that later ones may overtake it.")
        Probability reordering,

        @Doc("How long a message is held back when it is.") Span heldBack,

        @Doc("`fifo`: messages of a link arrive in the order in which they were sent; `unordered`: each takes its own"
                + " time.")
        Order order,

        @Doc("How likely a message's content is damaged on its way.")
        Probability corruption,

        @Doc("Whether the receiver notices damage and drops the message; otherwise it arrives altered.")
        Boolean checksum,

        @Doc("How much passes in a second; the rest waits. Left out, any amount.")
        Optional<ByteRate> bandwidth,

        @Doc("How much may wait for its turn where bandwidth is limited; what does not fit is dropped.")
        Bytes queue,

        @Doc("After how long a reliable link sends again what was lost, until it arrives, once; 0s for a network of"
                + " datagrams, otherwise at least 1ms.")
        Duration retransmit,

        @Doc("Links that are different.") List<LinkSpec> links,

        @Doc("Which servers have a link to which; clients have one to every server.")
        TopologySpec topology,

        @Doc("Where the nodes are. Left out, all in the same place.")
        Optional<ZonesSpec> zones,

        @Doc(
                "Who decides how long a message takes, of the times that its latency allows: `chance`, for each message; `weighted`,"
                        + " where some nodes and links are slow and others fast for the whole run; or a scheduler that lets messages arrive"
                        + " by priority up to a time: `pos(8s)`, partial order sampling, or `pct(2, 400, 8s)`, probabilistic concurrency"
                        + " testing for failures of a depth among so many messages. What `--strategy` draws.")
        Pace pace) {

    /** Whether messages of a link may overtake each other. */
    public enum Order {
        FIFO,
        UNORDERED
    }

    private static final Distribution DEFAULT_LATENCY = new Distribution.Uniform(5_000_000, 15_000_000);
    private static final Span DEFAULT_HELD_BACK = Span.millis(20, 100);
    private static final Bytes DEFAULT_QUEUE = new Bytes(64_000);
    private static final Duration LEAST_RETRANSMIT = Duration.ofMillis(1);

    /** What is sent again more often would keep a run busy with nothing else. */
    private static final int MOST_RESENDS = 1_000_000;

    private static final int MOST_LINKS = 1000;

    /** Five to fifteen milliseconds, and nothing lost. */
    public static final NetworkSpec DEFAULT = new NetworkSpec(
            DEFAULT_LATENCY,
            Probability.NEVER,
            Probability.NEVER,
            Probability.NEVER,
            DEFAULT_HELD_BACK,
            Order.UNORDERED,
            Probability.NEVER,
            true,
            Optional.empty(),
            DEFAULT_QUEUE,
            Duration.ZERO,
            List.of(),
            TopologySpec.Shape.MESH,
            Optional.empty(),
            Pace.CHANCE);

    public NetworkSpec {
        latency = Objects.requireNonNullElse(latency, DEFAULT_LATENCY);
        loss = Objects.requireNonNullElse(loss, Probability.NEVER);
        duplication = Objects.requireNonNullElse(duplication, Probability.NEVER);
        reordering = Objects.requireNonNullElse(reordering, Probability.NEVER);
        heldBack = Objects.requireNonNullElse(heldBack, DEFAULT_HELD_BACK);
        order = Objects.requireNonNullElse(order, Order.UNORDERED);
        corruption = Objects.requireNonNullElse(corruption, Probability.NEVER);
        checksum = Objects.requireNonNullElse(checksum, true);
        queue = Objects.requireNonNullElse(queue, DEFAULT_QUEUE);
        retransmit = Objects.requireNonNullElse(retransmit, Duration.ZERO);
        // an entry that could not be read is null here, and the reader says so
        links = Collections.unmodifiableList(new ArrayList<>(Objects.requireNonNullElse(links, List.of())));
        topology = Objects.requireNonNullElse(topology, TopologySpec.Shape.MESH);
        pace = Objects.requireNonNullElse(pace, Pace.CHANCE);
    }

    /**
     * The network in a world.
     *
     * @param part the field, which takes what cannot be
     */
    Network network(Roster roster, Duration duration, Part part) {
        if (part.field("queue").value() != null
                && bandwidth.isEmpty()
                && links.stream().noneMatch(this::isLimited)) {
            part.field("queue").say("nothing waits where bandwidth is not limited; add a bandwidth");
        }
        if (links.size() > MOST_LINKS) {
            part.field("links").say("more than " + MOST_LINKS + " entries are nobody's to read; give nodes together");
        }
        List<Network.Rule> rules = new ArrayList<>();
        for (LinkSpec link : links.subList(0, Math.min(links.size(), MOST_LINKS))) {
            rules.add(link.rule(this, roster, duration, part.field("links").entry(rules.size())));
        }
        return new Network(
                        link(duration, part),
                        rules,
                        topology.topology(roster, part.field("topology")),
                        zones.map(map -> map.zones(roster, part.field("zones"))))
                .at(pace);
    }

    private boolean isLimited(LinkSpec link) {
        return link.bandwidth().isPresent();
    }

    /** @param part the fields that say so, which take what cannot be */
    Link link(Duration duration, Part part) {
        if (!retransmit.isZero()) {
            Part again = part.field("retransmit");
            if (retransmit.compareTo(LEAST_RETRANSMIT) < 0) {
                again.refuse("nothing is sent again sooner than after 1ms; 0s is a network of datagrams");
            } else if (duration.dividedBy(retransmit) > MOST_RESENDS) {
                again.refuse(
                        "in " + Forms.TIME.write(duration) + " that would be more than " + MOST_RESENDS + " times");
            }
        }
        return new Link(
                latency,
                loss.loss(),
                duplication.value(),
                reordering.value(),
                heldBack,
                order == Order.FIFO,
                corruption.value(),
                checksum,
                bandwidth.map(rate -> new Link.Bandwidth(rate.perSecond().count(), queue.count())),
                retransmit.toNanos());
    }
}
