/**
 * Mutual exclusion on a ring: whoever has the token may enter. After Le Lann, "Distributed Systems: Towards a Formal Approach",
 * IFIP Congress 1977, who also asks what to do when the token is lost: here, whoever misses it asks all others round the ring
 * whether they have it, and makes a new one of a later epoch. Read in this order: {@link orrery.protocols.order.token.Message}, {@link
 * orrery.protocols.order.token.Process} with {@link orrery.protocols.order.token.Outside} and {@link
 * orrery.protocols.order.token.Inside}, {@link orrery.protocols.order.token.Rules}, and {@link
 * orrery.protocols.order.token.Promises}.
 */
@NullMarked
package orrery.protocols.order.token;

import org.jspecify.annotations.NullMarked;
