/**
 * Election of a coordinator among processes that crash and come back, after Garcia-Molina, "Elections in a Distributed Computing
 * System", IEEE Transactions on Computers C-31(1), 1982: the Bully algorithm, with the three messages in which it is mostly told.
 * It is made for a world in which no message is lost and none takes longer than a known time. Read in this order: {@link
 * orrery.protocols.bully.Message}, {@link orrery.protocols.bully.Process} with {@link orrery.protocols.bully.Follower}, {@link
 * orrery.protocols.bully.Candidate}, {@link orrery.protocols.bully.Elect} and {@link orrery.protocols.bully.Coordinator}, {@link
 * orrery.protocols.bully.Rules}, and {@link orrery.protocols.bully.Promises}.
 */
@NullMarked
package orrery.protocols.bully;

import org.jspecify.annotations.NullMarked;
