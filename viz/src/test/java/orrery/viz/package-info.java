/** Tests of the package of the same name, and what all tests of pictures need. */
@NullMarked
package orrery.viz;

import org.jspecify.annotations.NullMarked;
