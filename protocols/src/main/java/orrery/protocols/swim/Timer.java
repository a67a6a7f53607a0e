package orrery.protocols.swim;

import orrery.api.NodeId;

/** What members wait for. */
public sealed interface Timer {

    /** The next protocol period. */
    record Period() implements Timer {}

    /** The answer to a direct ping is overdue. */
    record Overdue(long probe) implements Timer {}

    /** A suspect has had its time. */
    record Suspicion(NodeId member, long incarnation) implements Timer {}
}
