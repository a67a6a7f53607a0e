/**
 * Consistency models that ask for one order of all operations: linearizability, which keeps real time, and sequential
 * consistency, which keeps each client's own order.
 */
@NullMarked
package orrery.verdict.order;

import org.jspecify.annotations.NullMarked;
