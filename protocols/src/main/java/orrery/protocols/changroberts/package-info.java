/**
 * Election of a leader on a ring, after Chang and Roberts, "An Improved Algorithm for Decentralized Extrema-Finding in Circular
 * Configurations of Processes", CACM 22(5), 1979. Read in this order: {@link orrery.protocols.changroberts.Message}, {@link
 * orrery.protocols.changroberts.Role} with its three roles, {@link orrery.protocols.changroberts.Rules}, {@link
 * orrery.protocols.changroberts.ChangRoberts}.
 */
@NullMarked
package orrery.protocols.changroberts;

import org.jspecify.annotations.NullMarked;
