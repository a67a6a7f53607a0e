/**
 * Broadcast in order: FIFO and causal (Birman, Schiper and Stephenson, "Lightweight Causal and Atomic Group Multicast", ACM TOCS
 * 9(3), 1991), and total, by Lamport's queue ("Time, Clocks, and the Ordering of Events in a Distributed System", CACM 21(7), 1978)
 * and by Skeen's algorithm (as told by Birman and Joseph, "Reliable Communication in the Presence of Failures", ACM TOCS 5(1),
 * 1987). Read in this order: {@link orrery.protocols.order.multicast.Member}, {@link orrery.protocols.order.multicast.Ordering}
 * with {@link orrery.protocols.order.multicast.HoldBack}, {@link orrery.protocols.order.multicast.LamportOrder} and {@link
 * orrery.protocols.order.multicast.SkeenOrder}, and {@link orrery.protocols.order.multicast.Promises}.
 */
@NullMarked
package orrery.protocols.order.multicast;

import org.jspecify.annotations.NullMarked;
