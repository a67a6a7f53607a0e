/**
 * A store that takes writes anywhere and keeps what was written concurrently side by side. What overwrites what is told by version
 * vectors, after Parker and others, "Detection of Mutual Inconsistency in Distributed Systems", IEEE Transactions on Software
 * Engineering SE-9(3), 1983, each with a dot that says which write it was, after Preguiça, Baquero, Almeida, Fonte and Gonçalves,
 * "Dotted Version Vectors: Logical Clocks for Optimistic Replication", 2010: without it, two clients of one server overwrite each
 * other. Read in this order: {@link orrery.protocols.order.version.Version}, {@link orrery.protocols.order.version.Store}, {@link
 * orrery.protocols.order.version.Rules}, {@link orrery.protocols.order.version.Replica}, {@link
 * orrery.protocols.order.version.Client}, and {@link orrery.protocols.order.version.Promises}.
 */
@NullMarked
package orrery.protocols.order.version;

import org.jspecify.annotations.NullMarked;
