/**
 * Mutual exclusion without a server, in three ways: Lamport's queue in every process ("Time, Clocks, and the Ordering of Events
 * in a Distributed System", CACM 21(7), 1978, pp. 560-562) and Ricart and Agrawala's deferred replies ("An Optimal Algorithm for
 * Mutual Exclusion in Computer Networks", CACM 24(1), 1981), and Maekawa's votes ("A sqrt(N) Algorithm for Mutual Exclusion in
 * Decentralized Systems", ACM TOCS 3(2), 1985), mended as by Sanders ("The Information Structure of Distributed Mutual Exclusion
 * Algorithms", ACM TOCS 5(3), 1987). Read in this order: {@link
 * orrery.protocols.order.mutex.Message}, {@link orrery.protocols.order.mutex.Role} with its three roles, {@link
 * orrery.protocols.order.mutex.LamportQueue}, {@link orrery.protocols.order.mutex.DeferredReplies}, {@link orrery.protocols.order.mutex.Votes} with {@link
 * orrery.protocols.order.mutex.Arbiter}, and {@link
 * orrery.protocols.order.mutex.Promises}.
 */
@NullMarked
package orrery.protocols.order.mutex;

import org.jspecify.annotations.NullMarked;
