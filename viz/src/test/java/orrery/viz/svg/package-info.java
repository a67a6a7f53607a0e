/** Tests of the package of the same name. */
@NullMarked
package orrery.viz.svg;

import org.jspecify.annotations.NullMarked;
