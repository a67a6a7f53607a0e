/** Exports are read back by the rules of the tools that they are for. */
@NullMarked
package orrery.viz.export;

import org.jspecify.annotations.NullMarked;
