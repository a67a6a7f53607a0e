package orrery.protocols.heartbeat;

import orrery.api.NodeId;

/** What processes wait for. */
public sealed interface Timer {

    /** It is time for a heartbeat. */
    record Beat() implements Timer {}

    /** The phi of a process has reached the threshold. */
    record Unlikely(NodeId process) implements Timer {}
}
