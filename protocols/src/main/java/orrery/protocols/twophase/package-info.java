/**
 * Two-phase commit: Gray, "Notes on Data Base Operating Systems" (1978), in the forms of Mohan, Lindsay and
 * Obermarck, "Transaction Management in the R* Distributed Database Management System" (1986), and with the cooperative
 * termination protocol of Bernstein, Hadzilacos and Goodman, "Concurrency Control and Recovery in Database Systems"
 * (1987), 7.4. Read in this order: {@link orrery.protocols.twophase.Message}, {@link
 * orrery.protocols.twophase.Participant} with its {@link orrery.protocols.twophase.Ledger}, {@link
 * orrery.protocols.twophase.Coordinator} with its {@link orrery.protocols.twophase.Minutes}, {@link
 * orrery.protocols.twophase.Client}, {@link orrery.protocols.twophase.Presumption}, {@link
 * orrery.protocols.twophase.Rules}, and what must come of it all: {@link orrery.protocols.twophase.Promises}.
 */
@NullMarked
package orrery.protocols.twophase;

import org.jspecify.annotations.NullMarked;
