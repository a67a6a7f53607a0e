/**
 * Every state that a protocol can reach, whatever order things happen in: a breadth-first or depth-first search over the
 * values of nodes, their timers and disks, and the messages under way, within bounds. Time is left out: whatever may
 * happen next, may.
 */
@NullMarked
package orrery.explore.space;

import org.jspecify.annotations.NullMarked;
