/** Tests of the package of the same name. */
@NullMarked
package orrery.viz.text;

import org.jspecify.annotations.NullMarked;
