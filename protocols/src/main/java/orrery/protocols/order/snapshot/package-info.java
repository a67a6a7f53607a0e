/**
 * Snapshots of a running system, after Chandy and Lamport, "Distributed Snapshots: Determining Global States of Distributed
 * Systems", ACM TOCS 3(1), 1985. Banks transfer money all the time; a snapshot finds all of it, in accounts and on its way, though
 * nobody stops. Read in this order: {@link orrery.protocols.order.snapshot.Message}, {@link
 * orrery.protocols.order.snapshot.Cut}, {@link orrery.protocols.order.snapshot.Bank}, {@link
 * orrery.protocols.order.snapshot.Rules}, {@link orrery.protocols.order.snapshot.Promises}.
 */
@NullMarked
package orrery.protocols.order.snapshot;

import org.jspecify.annotations.NullMarked;
