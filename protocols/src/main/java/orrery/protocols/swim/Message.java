package orrery.protocols.swim;

import java.util.List;
import java.util.Optional;
import orrery.api.NodeId;

/** What members say to each other. Everything carries news of members on its back (4.1). */
public sealed interface Message {

    List<Update> news();

    /** What is to be believed of a member. */
    record Update(NodeId member, Belief belief) {}

    /**
     * Are you there?
     *
     * @param probe the prober's number for it
     * @param asker on whose behalf, if that is not the sender
     */
    record Ping(long probe, Optional<NodeId> asker, List<Update> news) implements Message {}

    /** Please ping that member for me. */
    record PingReq(long probe, NodeId target, List<Update> news) implements Message {}

    /**
     * The member that was pinged is there.
     *
     * @param asker to whom it is to be passed on, if that is not the receiver
     */
    record Ack(long probe, Optional<NodeId> asker, List<Update> news) implements Message {}
}
