/**
 * Linearizability of sets, queues, stacks and priority queues without a search, in n log n, where every value is put in once.
 * What holds has a witness; what does not, a few operations that no order explains.
 */
@NullMarked
package orrery.verdict.order.container;

import org.jspecify.annotations.NullMarked;
