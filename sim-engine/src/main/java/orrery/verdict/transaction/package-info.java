/**
 * Consistency models of transactions, over registers and over lists that are appended to: read committed, read atomic,
 * causal, prefix, snapshot isolation, serializability and strict serializability, and Elle's anomalies by name.
 */
@NullMarked
package orrery.verdict.transaction;

import org.jspecify.annotations.NullMarked;
