/**
 * Push-pull averaging, after Jelasity, Montresor and Babaoglu, "Gossip-based Aggregation in Large Dynamic Networks" (ACM
 * Transactions on Computer Systems 2005). Read
 * {@link orrery.protocols.averaging.Message}, {@link orrery.protocols.averaging.Averager}, {@link
 * orrery.protocols.averaging.Rules}, and what must come of it: {@link orrery.protocols.averaging.Mass}.
 */
@NullMarked
package orrery.protocols.averaging;

import org.jspecify.annotations.NullMarked;
