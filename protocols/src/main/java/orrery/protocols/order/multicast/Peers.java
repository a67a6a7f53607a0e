package orrery.protocols.order.multicast;

import java.util.List;
import orrery.api.NodeId;

/** Who a member is, and among whom. */
record Peers(NodeId self, List<NodeId> others) {}
