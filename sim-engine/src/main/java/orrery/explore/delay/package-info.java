/** Runs that differ from a good one in a few delayed messages. */
@NullMarked
package orrery.explore.delay;

import org.jspecify.annotations.NullMarked;
