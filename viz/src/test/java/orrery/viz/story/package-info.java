/** Tests of the package of the same name. */
@NullMarked
package orrery.viz.story;

import org.jspecify.annotations.NullMarked;
