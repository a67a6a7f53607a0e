/**
 * When is it all over? A ring of machines that wake each other finds out by a token: Safra's algorithm, as Dijkstra tells it in
 * EWD998, "Shmuel Safra's version of termination detection" (1987), for messages that take time; after Dijkstra, Feijen and van
 * Gasteren's, "Derivation of a termination detection algorithm for distributed computations" (EWD840, Information Processing
 * Letters 16, 1983), for messages that take none. Read in this order: {@link orrery.protocols.order.termination.Message}, {@link
 * orrery.protocols.order.termination.Machine} with {@link orrery.protocols.order.termination.Active} and {@link
 * orrery.protocols.order.termination.Passive}, {@link orrery.protocols.order.termination.Rules}, and {@link
 * orrery.protocols.order.termination.Promises}.
 */
@NullMarked
package orrery.protocols.order.termination;

import org.jspecify.annotations.NullMarked;
