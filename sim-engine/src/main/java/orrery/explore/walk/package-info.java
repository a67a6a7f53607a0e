/** A run walked through by hand: what is to come, and the same run with one thing done otherwise. */
@NullMarked
package orrery.explore.walk;

import org.jspecify.annotations.NullMarked;
