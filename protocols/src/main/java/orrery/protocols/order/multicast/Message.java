package orrery.protocols.order.multicast;

import org.pcollections.PMap;
import orrery.api.NodeId;

/** What members say to each other. */
public sealed interface Message {

    /**
     * A broadcast for which receivers wait until they have what was before it.
     *
     * @param before how many broadcasts of each member came before it; of its sender, all
     */
    record Stamped(Id id, PMap<NodeId, Long> before) implements Message {}

    /** A broadcast that is put into a queue by its time. */
    record Timed(Id id, long time) implements Message {}

    /** Lamport's: the sender has seen all that was sent to it before this time. */
    record Acknowledged(long time) implements Message {}

    /** Skeen's: when the receiver would deliver it. */
    record Proposed(Id id, long time) implements Message {}

    /** Skeen's: when all deliver it. */
    record Decided(Id id, long time) implements Message {}
}
