/**
 * Hybrid logical clocks, after Kulkarni, Demirbas, Madappa, Avva and Leone, "Logical Physical Clocks and Consistent Snapshots in
 * Globally Distributed Databases" (OPODIS 2014). Read in this order: {@link orrery.protocols.order.hybrid.Stamp}, {@link
 * orrery.protocols.order.hybrid.Rules}, {@link orrery.protocols.order.hybrid.Process}, {@link
 * orrery.protocols.order.hybrid.Promises}.
 */
@NullMarked
package orrery.protocols.order.hybrid;

import org.jspecify.annotations.NullMarked;
