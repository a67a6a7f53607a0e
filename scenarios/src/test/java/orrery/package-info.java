/** Tests of the house as a whole. */
@NullMarked
package orrery;

import org.jspecify.annotations.NullMarked;
