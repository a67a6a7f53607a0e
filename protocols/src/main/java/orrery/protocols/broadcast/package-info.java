/**
 * Broadcast by flooding, over any topology, or along a spanning tree that floods once (Segall, "Distributed Network
 * Protocols", IEEE Transactions on Information Theory 1983: propagation of information). Read {@link
 * orrery.protocols.broadcast.Message}, {@link orrery.protocols.broadcast.Site}, {@link
 * orrery.protocols.broadcast.Listener}, {@link orrery.protocols.broadcast.Rules} and {@link
 * orrery.protocols.broadcast.Promises}.
 */
@NullMarked
package orrery.protocols.broadcast;

import org.jspecify.annotations.NullMarked;
