/**
 * Lamport clocks (Lamport, "Time, Clocks, and the Ordering of Events in a Distributed System", CACM 21(7), 1978) and vector
 * clocks (Fidge, "Timestamps in Message-Passing Systems That Preserve the Partial Ordering", ACSC 1988; Mattern, "Virtual Time
 * and Global States of Distributed Systems", 1988), side by side on the same events. Read in this order: {@link
 * orrery.protocols.order.clock.Event}, {@link orrery.protocols.order.clock.VectorTime}, {@link
 * orrery.protocols.order.clock.Process}, {@link orrery.protocols.order.clock.Rules}, and what is compared with them: {@link
 * orrery.protocols.order.clock.HappenedBefore}.
 */
@NullMarked
package orrery.protocols.order.clock;

import org.jspecify.annotations.NullMarked;
