/** Where a node lives: its state, clock, timers and inbox, and what its handlers ask for. */
@NullMarked
package orrery.run.node;

import org.jspecify.annotations.NullMarked;
