/**
 * Three-phase commit: Skeen, "Nonblocking Commit Protocols" (1981), with the termination protocol as Bernstein, Hadzilacos
 * and Goodman tell it in "Concurrency Control and Recovery in Database Systems" (1987), chapter 7. It is told for one transaction
 * and for the world that it was made for: sites crash, messages take no longer than a known time, and none is lost. Read
 * in this order: {@link orrery.protocols.threephase.Phase}, {@link orrery.protocols.threephase.Message}, {@link
 * orrery.protocols.threephase.Site} with {@link orrery.protocols.threephase.Coordinator}, {@link
 * orrery.protocols.threephase.Participant}, {@link orrery.protocols.threephase.Successor} and {@link
 * orrery.protocols.threephase.Recovering}, {@link orrery.protocols.threephase.Rules}, and what must come of it all: {@link
 * orrery.protocols.threephase.Promises}.
 */
@NullMarked
package orrery.protocols.threephase;

import org.jspecify.annotations.NullMarked;
