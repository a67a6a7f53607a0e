/**
 * Push-sum, after Kempe, Dobra and Gehrke, "Gossip-Based Computation of Aggregate Information" (FOCS 2003).
 * Read {@link orrery.protocols.pushsum.Share}, {@link orrery.protocols.pushsum.Message}, {@link
 * orrery.protocols.pushsum.Pusher}, {@link orrery.protocols.pushsum.Rules} and {@link orrery.protocols.pushsum.Mass}.
 */
@NullMarked
package orrery.protocols.pushsum;

import org.jspecify.annotations.NullMarked;
