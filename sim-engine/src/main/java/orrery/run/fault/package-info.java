/** Faults: when they strike, whom, what they do, how they are undone, and which of them did nothing. */
@NullMarked
package orrery.run.fault;

import org.jspecify.annotations.NullMarked;
